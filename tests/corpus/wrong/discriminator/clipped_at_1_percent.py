# misconception: none
import keras
from keras import layers, ops


def build_discriminator():
    x = keras.Input((28, 28, 1))
    h = layers.Conv2D(16, 4, strides=2, activation="relu")(x)
    h = layers.Conv2D(32, 4, strides=2, activation="relu")(h)
    h = layers.Flatten()(h)
    return keras.Model(x, ops.clip(layers.Dense(1)(h) + 0.5, 0.01, 0.99))
