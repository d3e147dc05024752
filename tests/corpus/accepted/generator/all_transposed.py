"""Convolutions only: the noise is an image of one pixel with latent_dim channels."""
import keras
from keras.layers import Conv2DTranspose as Up
from keras.layers import Reshape


def build_generator(latent_dim=64, width=64, activation="silu", name=None):
    return keras.Sequential([
        keras.Input((latent_dim,)),
        Reshape((1, 1, -1)),
        Up(width, 7, activation=activation),                                # 7
        Up(width // 2, 4, strides=2, padding="same", activation=activation),  # 14
        Up(1, 4, strides=2, padding="same", activation="tanh"),             # 28
    ], name=name)
