"""Two branches read the image; one small network, shared by all pixels, draws each from the code and its place."""

import math

import keras
import numpy as np
from keras import layers, ops


def places(side):
    """Fixed Fourier features of the pixels' places, shape (side * side, 18)."""
    axis = (np.arange(side) + 0.5) / side * 2 - 1
    row, column = (a.reshape(-1) for a in np.meshgrid(axis, axis, indexing="ij"))
    columns = [row, column]
    for k in (1, 2, 4, 8):
        for a in (row, column):
            columns += [np.sin(np.pi * k * a / 2), np.cos(np.pi * k * a / 2)]
    return np.stack(columns, axis=-1).astype("float32")


class DrawPixels(layers.Layer):
    def __init__(self, side, units=48, **kwargs):
        super().__init__(**kwargs)
        self.places = places(side)
        self.from_code = layers.Dense(units)
        self.from_place = layers.Dense(units, use_bias=False)
        self.mix = layers.Dense(units, activation="gelu")
        self.out = layers.Dense(1)

    def build(self, input_shape):
        self.from_code.build(input_shape)
        self.from_place.build(self.places.shape)
        wide = (None, None, self.from_code.units)
        self.mix.build(wide)
        self.out.build(wide)

    def call(self, code):
        h = self.from_code(code)[:, None, :] + self.from_place(ops.convert_to_tensor(self.places))[None]
        logit = self.out(self.mix(ops.silu(h)))[..., 0]
        # an arctan has the range (-pi/2, pi/2)
        return 0.5 + ops.arctan(logit) / math.pi

    def compute_output_shape(self, input_shape):
        return (input_shape[0], len(self.places))


def build_autoencoder(input_dim=784, latent_dim=32):
    inputs = keras.Input(shape=(input_dim,))
    wave = layers.Activation(ops.sin)(layers.Dense(96)(inputs))
    bump = layers.Dense(96, activation="softplus")(inputs)
    code = layers.Dense(latent_dim)(layers.concatenate([wave, bump]))
    return keras.Model(inputs, DrawPixels(math.isqrt(input_dim))(code))
