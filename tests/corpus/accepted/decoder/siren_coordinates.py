"""An implicit image: brightness = f(row, column, z), with sines all the way."""
import math

import keras
import numpy as np
from keras import layers, ops


class Siren(keras.Model):
    def __init__(self, output_dim, width=64):
        super().__init__()
        side = math.isqrt(output_dim)
        self._grid = np.stack(np.meshgrid(*2 * [np.linspace(-1, 1, side)], indexing="ij"), -1).reshape(-1, 2).astype("float32")
        wide = keras.initializers.RandomUniform(-6.0, 6.0)
        self.from_place = layers.Dense(width, kernel_initializer=wide)
        self.from_z = layers.Dense(width, use_bias=False)
        self.hidden = layers.Dense(width, kernel_initializer="he_uniform")
        self.out = layers.Dense(1)

    def call(self, z):
        places = self.from_place(ops.convert_to_tensor(self._grid))
        h = ops.sin(places[None, :, :] + self.from_z(z)[:, None, :])
        h = ops.sin(self.hidden(h))
        return ops.sigmoid(self.out(h)[:, :, 0])


def build_decoder(latent_dim=2, output_dim=784):
    model = Siren(output_dim)
    model.build((None, latent_dim))
    return model
