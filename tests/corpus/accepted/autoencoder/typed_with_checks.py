"""Autoencoder with input checks and type hints."""
from __future__ import annotations

import math
from typing import Final

import keras

HIDDEN: Final[tuple[int, ...]] = (128, 64)


def _check(input_dim: int, latent_dim: int) -> None:
    if not isinstance(input_dim, int) or input_dim < 1:
        raise ValueError(f"input_dim must be a positive integer, not {input_dim!r}")
    if math.isqrt(input_dim) ** 2 != input_dim:
        raise ValueError("input_dim must be a square number")
    if not isinstance(latent_dim, int) or latent_dim < 1:
        raise ValueError(f"latent_dim must be a positive integer, not {latent_dim!r}")


def build_autoencoder(input_dim: int = 784, latent_dim: int = 32) -> keras.Model:
    """Return a compiled autoencoder, ready for fit."""
    _check(input_dim, latent_dim)

    image: keras.KerasTensor = keras.Input(shape=(input_dim,), dtype="float32", name="image")
    flow = image
    for width in HIDDEN:
        flow = keras.layers.Dense(units=width, activation=keras.activations.selu,
                                  kernel_initializer="lecun_normal")(flow)
    flow = keras.layers.Dense(units=latent_dim, activation="linear", name="code")(flow)
    for width in reversed(HIDDEN):
        flow = keras.layers.Dense(units=width, activation=keras.activations.selu,
                                  kernel_initializer="lecun_normal")(flow)
    flow = keras.layers.Dense(units=input_dim, activation=keras.activations.sigmoid, name="pixels")(flow)

    model = keras.Model(inputs=[image], outputs=flow, name="autoencoder")
    model.compile(optimizer="adam", loss="binary_crossentropy")
    return model
