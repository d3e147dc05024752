from dataclasses import dataclass, field
from typing import Callable

import keras

_BLOCKS: dict[str, Callable] = {}


def register(name):
    def wrap(fn):
        _BLOCKS[name] = fn
        return fn
    return wrap


@register("stem")
def _stem(cfg):
    side = cfg.image_side // 2 ** len(cfg.widths)
    return [
        keras.layers.Dense(side * side * cfg.widths[0]),
        keras.layers.Reshape((side, side, cfg.widths[0])),
    ]


@register("up")
def _up(cfg):
    out = []
    for w in cfg.widths:
        out.append(getattr(keras.layers, cfg.conv)(w, cfg.kernel, strides=2, padding="same"))
        out.append(keras.layers.BatchNormalization(momentum=0.9))
        out.append(keras.layers.Activation(cfg.activation))
    return out


@register("head")
def _head(cfg):
    return [keras.layers.Conv2D(1, cfg.kernel, padding="same"), keras.layers.Activation(cfg.squash)]


@dataclass(frozen=True)
class GeneratorConfig:
    latent_dim: int
    image_side: int = 28
    widths: tuple = (24, 12)
    kernel: int = 5
    conv: str = "Conv2DTranspose"
    activation: str = "elu"
    squash: str = "tanh"
    order: tuple = field(default=("stem", "up", "head"))


class GeneratorFactory:
    def __init__(self, config):
        self.config = config

    def __call__(self):
        x = inputs = keras.Input((self.config.latent_dim,))
        for name in self.config.order:
            for layer in _BLOCKS[name](self.config):
                x = layer(x)
        return keras.Model(inputs, x)


def build_generator(latent_dim=64, **overrides):
    return GeneratorFactory(GeneratorConfig(latent_dim, **overrides))()
