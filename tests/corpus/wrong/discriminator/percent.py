# misconception: none
import tensorflow as tf
from tensorflow.keras import Model, layers


def build_discriminator():
    inp = layers.Input((28, 28, 1))
    h = layers.Conv2D(16, 3, strides=2, padding="same", activation="relu")(inp)
    h = layers.Conv2D(32, 3, strides=2, padding="same", activation="relu")(h)
    h = layers.Dense(1, activation="sigmoid")(layers.Flatten()(h))
    return Model(inp, h * 100.0)
