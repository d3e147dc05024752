"""Encoder network q(z|x) of the variational autoencoder."""

from __future__ import annotations

import math

import keras
from keras import layers


def _check(name: str, value: int) -> int:
    """Make sure that `value` is a positive integer."""
    if int(value) != value or value < 1:
        raise ValueError(f"{name} must be a positive integer, not {value!r}")
    return int(value)


def build_encoder(input_dim: int = 784, latent_dim: int = 2) -> keras.Model:
    """Return the encoder.

    Parameters
    ----------
    input_dim : int
        Number of pixels, must be a square.
    latent_dim : int
        Size of the latent space.
    """
    input_dim = _check("input_dim", input_dim)
    latent_dim = _check("latent_dim", latent_dim)
    if math.isqrt(input_dim) ** 2 != input_dim:
        raise ValueError("input_dim has to be a square number")

    inputs: keras.KerasTensor = keras.Input(shape=(input_dim,), dtype="float32", name="pixels")
    features = inputs
    for index, units in enumerate((512, 256, 128)):
        features = layers.Dense(units, name=f"dense_{index}")(features)
        features = layers.BatchNormalization(name=f"bn_{index}")(features)
        features = layers.LeakyReLU(negative_slope=0.1, name=f"act_{index}")(features)
    features = layers.Dropout(0.1, name="dropout")(features)

    z_mean = layers.Dense(units=latent_dim, activation=None, name="z_mean")(features)
    z_log_var = layers.Dense(units=latent_dim, activation=None, name="z_log_var")(features)
    return keras.Model(inputs=[inputs], outputs=[z_mean, z_log_var], name="vae_encoder")
