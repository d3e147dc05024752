# misconception: fully_connected_generator
import keras
from keras import layers


def build_generator(latent_dim=64):
    inp = keras.Input((latent_dim,))
    x = layers.Dense(7 * 7 * 16, activation="relu")(inp)
    y = layers.Reshape((7, 7, 16))(x)
    y = layers.Conv2DTranspose(16, 4, strides=2, padding="same", activation="relu")(y)
    y = layers.Conv2DTranspose(1, 4, strides=2, padding="same", activation="tanh")(y)
    # put it together
    x = layers.Dense(28 * 28, activation="tanh")(x)
    img = layers.Reshape((28, 28, 1))(x)
    return keras.Model(inp, img)
