import dataclasses

import keras
from keras import layers


@dataclasses.dataclass(frozen=True)
class Config:
    pixels: int
    code: int
    width: int = 96
    blocks: int = 2
    rate: float = 0.05


@keras.saving.register_keras_serializable(package="homework")
class ResidualBlock(layers.Layer):
    def __init__(self, width, rate, **kw):
        super().__init__(**kw)
        self.width, self.rate = width, rate
        self.norm = layers.LayerNormalization()
        self.up = layers.Dense(2 * width, activation="gelu")
        self.down = layers.Dense(width)
        self.drop = layers.Dropout(rate)

    def build(self, shape):
        self.norm.build(shape)
        self.up.build(shape)
        self.down.build((*shape[:-1], 2 * self.width))
        super().build(shape)

    def call(self, x, training=None):
        return x + self.drop(self.down(self.up(self.norm(x))), training=training)

    def get_config(self):
        return {**super().get_config(), "width": self.width, "rate": self.rate}


class Stack:
    def __init__(self, cfg):
        self.cfg = cfg

    def __call__(self, x):
        x = layers.Dense(self.cfg.width)(x)
        for _ in range(self.cfg.blocks):
            x = ResidualBlock(self.cfg.width, self.cfg.rate)(x)
        return x


def build_autoencoder(input_dim=784, latent_dim=32):
    cfg = Config(pixels=input_dim, code=latent_dim)
    image = keras.Input((cfg.pixels,))
    code = layers.Dense(cfg.code)(Stack(cfg)(image))
    logits = layers.Dense(cfg.pixels)(Stack(cfg)(code))
    return keras.Model(image, layers.Activation("sigmoid")(logits))
