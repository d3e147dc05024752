# misconception: three_channels
import keras
from keras import layers


def dconv(n, **kw):
    return layers.Conv2DTranspose(n, 5, strides=2, padding="same", **kw)


def build_generator(latent_dim=64):
    # channels as in Radford et al.
    return keras.Sequential([
        keras.Input((latent_dim,)),
        layers.Dense(7 * 7 * 32, activation="relu"),
        layers.Reshape((7, 7, 32)),
        dconv(16, activation="relu"),
        dconv(3, activation="tanh"),
    ])
