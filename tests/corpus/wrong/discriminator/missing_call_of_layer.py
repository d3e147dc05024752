# misconception: none
import keras
from keras import layers


def build_discriminator():
    img = keras.Input((28, 28, 1))
    x = layers.Conv2D(16, 4, strides=2, padding="same")(img)
    x = layers.LeakyReLU(0.2)(x)
    x = layers.Flatten(x)
    x = layers.Dense(1, activation="sigmoid")(x)
    return keras.Model(img, x)
