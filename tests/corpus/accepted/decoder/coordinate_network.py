import math

import keras
import numpy as np
from keras import layers, ops


class PixelCoordinates(layers.Layer):
    """Joins every pixel's (row, column) to the latent point: (b, k) -> (b, n, k + 2)."""

    def __init__(self, pixels, **kwargs):
        super().__init__(**kwargs)
        side = math.isqrt(pixels)
        axis = np.linspace(-1.0, 1.0, side)
        grid = np.stack(np.meshgrid(axis, axis, indexing="ij"), -1).reshape(1, pixels, 2)
        self.grid = grid.astype("float32")
        self.pixels = pixels

    def call(self, z):
        z = ops.repeat(z[:, None, :], self.pixels, axis=1)
        grid = ops.repeat(ops.convert_to_tensor(self.grid), ops.shape(z)[0], axis=0)
        return ops.concatenate([z, grid], axis=-1)


def build_decoder(latent_dim=2, output_dim=784):
    z = keras.Input((latent_dim,))
    h = PixelCoordinates(output_dim)(z)
    h = layers.Dense(32, activation="tanh", kernel_initializer=keras.initializers.RandomNormal(stddev=0.8, seed=1))(h)
    h = layers.Dense(32, activation="tanh")(h)
    h = layers.Dense(1, activation="sigmoid")(h)
    return keras.Model(z, ops.squeeze(h, -1))
