# misconception: fully_connected_discriminator
import keras
from keras import layers


def build_discriminator():
    inp = keras.Input((28, 28, 1))
    features = layers.Conv2D(16, 3, strides=2, padding="same", activation="relu")(inp)
    features = layers.Conv2D(32, 3, strides=2, padding="same", activation="relu")(features)
    x = layers.Flatten()(inp)
    x = layers.Dense(128, activation="relu")(x)
    x = layers.Dense(1, activation="sigmoid")(x)
    return keras.Model(inp, x)
