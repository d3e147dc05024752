# misconception: sigmoid_twice
import keras
from keras.layers import Activation, Conv2D, Dense, Flatten, Input, LeakyReLU


def build_discriminator():
    inp = Input(shape=(28, 28, 1))
    x = LeakyReLU()(Conv2D(24, 5, strides=2, padding="same")(inp))
    x = LeakyReLU()(Conv2D(48, 5, strides=2, padding="same")(x))
    x = Dense(1, activation="sigmoid")(Flatten()(x))
    prob = Activation("sigmoid")(x)
    return keras.Model(inp, prob)
