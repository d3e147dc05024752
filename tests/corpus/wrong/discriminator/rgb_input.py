# misconception: none
import keras
from keras import layers


def build_discriminator():
    return keras.Sequential([
        keras.Input((64, 64, 3)),
        layers.Conv2D(32, 4, strides=2, padding="same"), layers.LeakyReLU(0.2),
        layers.Conv2D(64, 4, strides=2, padding="same"), layers.LeakyReLU(0.2),
        layers.Flatten(), layers.Dense(1, activation="sigmoid"),
    ])
