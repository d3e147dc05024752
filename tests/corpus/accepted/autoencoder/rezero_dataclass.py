"""Residual MLPs on both sides of the waist (never around it); branches start switched off (ReZero)."""
from __future__ import annotations

import dataclasses

import keras
from keras import layers


@dataclasses.dataclass(frozen=True)
class Config:
    input_dim: int
    latent_dim: int
    width: int = 128
    blocks: int = 2
    activation: str = "mish"


@keras.saving.register_keras_serializable("blind")
class ReZeroBlock(layers.Layer):
    """x + alpha * f(LayerNorm(x)), with alpha = 0 in the beginning."""

    def __init__(self, width, activation, **kwargs):
        super().__init__(**kwargs)
        self.width, self.activation = width, activation
        self.norm = layers.LayerNormalization()
        self.fc = layers.Dense(width, activation=activation)

    def build(self, input_shape):
        self.norm.build(input_shape)
        self.fc.build(input_shape)
        self.alpha = self.add_weight(shape=(), initializer="zeros", name="alpha")

    def call(self, x):
        return x + self.alpha * self.fc(self.norm(x))

    def get_config(self):
        return {**super().get_config(), "width": self.width, "activation": self.activation}


def _half(x, cfg: Config, out: int):
    x = layers.Dense(cfg.width)(x)
    for _ in range(cfg.blocks):
        x = ReZeroBlock(cfg.width, cfg.activation)(x)
    x = layers.Activation(cfg.activation)(x)
    return layers.Dense(out)(x)


def build_autoencoder(input_dim=784, latent_dim=32, *, config: Config | None = None):
    cfg = config or Config(input_dim, latent_dim)
    pixels = keras.Input((cfg.input_dim,), name="pixels")
    code = _half(pixels, cfg, cfg.latent_dim)
    logits = _half(code, cfg, cfg.input_dim)
    return keras.Model(pixels, keras.ops.sigmoid(logits), name="rezero_autoencoder")
