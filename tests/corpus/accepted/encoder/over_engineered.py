from __future__ import annotations

import abc
import dataclasses
import enum
import logging
from typing import ClassVar, Tuple

import keras
from keras import layers

log = logging.getLogger(__name__)


class Activation(enum.Enum):
    GELU = "gelu"
    SWISH = "swish"


@dataclasses.dataclass(frozen=True)
class EncoderConfig:
    input_dim: int = 784
    latent_dim: int = 2
    width: int = 128
    depth: int = 3
    activation: Activation = Activation.GELU
    epsilon: ClassVar[float] = 1e-5


@keras.saving.register_keras_serializable(package="vae")
class PreNormResidual(layers.Layer):
    """x + Dense(act(Dense(LayerNorm(x))))"""

    def __init__(self, width, activation="gelu", **kwargs):
        super().__init__(**kwargs)
        self.width = width
        self.activation = activation
        self.norm = layers.LayerNormalization(epsilon=EncoderConfig.epsilon)
        self.up = layers.Dense(2 * width, activation=activation)
        self.down = layers.Dense(width)

    def build(self, input_shape):
        self.norm.build(input_shape)
        self.up.build(input_shape)
        self.down.build((*input_shape[:-1], 2 * self.width))
        self.built = True

    def call(self, x):
        return x + self.down(self.up(self.norm(x)))

    def get_config(self):
        return {**super().get_config(), "width": self.width, "activation": self.activation}


class EncoderFactory(abc.ABC):
    @abc.abstractmethod
    def make(self) -> keras.Model: ...


class ResidualEncoderFactory(EncoderFactory):
    def __init__(self, config: EncoderConfig):
        self.config = config

    def heads(self, h) -> Tuple:
        return tuple(layers.Dense(self.config.latent_dim, name=n)(h) for n in ("mean", "log_var"))

    def make(self) -> keras.Model:
        c = self.config
        x = keras.Input((c.input_dim,))
        h = layers.Dense(c.width, activation=c.activation.value)(x)
        for _ in range(c.depth):
            h = PreNormResidual(c.width, c.activation.value)(h)
        h = layers.LayerNormalization(epsilon=c.epsilon)(h)
        log.debug("encoder built for %s", c)
        return keras.Model(x, self.heads(h), name="residual_encoder")


def build_encoder(input_dim=784, latent_dim=2):
    return ResidualEncoderFactory(EncoderConfig(input_dim=input_dim, latent_dim=latent_dim)).make()
