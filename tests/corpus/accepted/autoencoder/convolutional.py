"""Convolutional autoencoder; the flat image becomes a picture inside the model only."""
import math

import keras
from keras import layers


def build_autoencoder(input_dim=784, latent_dim=32):
    side = math.isqrt(input_dim)
    inp = layers.Input((input_dim,))
    x = layers.Reshape((side, side, 1))(inp)
    x = layers.Conv2D(16, 3, strides=2, padding="same", activation="relu")(x)
    x = layers.Conv2D(32, 3, strides=2, padding="same", activation="relu")(x)
    x = layers.Flatten()(x)
    code = layers.Dense(latent_dim, name="code")(x)

    small = math.ceil(side / 4)
    x = layers.Dense(small * small * 32, activation="relu")(code)
    x = layers.Reshape((small, small, 32))(x)
    x = layers.Conv2DTranspose(32, 3, strides=2, padding="same", activation="relu")(x)
    x = layers.Conv2DTranspose(16, 3, strides=2, padding="same", activation="relu")(x)
    x = layers.Conv2D(1, 3, padding="same", activation="sigmoid")(x)
    # 4 * small may be a little larger than the image
    extra = 4 * small - side
    x = layers.Cropping2D(((0, extra), (0, extra)))(x)
    out = layers.Flatten()(x)
    return keras.Model(inp, out, name="conv_autoencoder")
