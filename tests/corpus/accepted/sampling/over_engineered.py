from __future__ import annotations

import dataclasses
from typing import Any, Protocol

import keras
from keras import ops


class Distribution(Protocol):
    def rsample(self, seed) -> Any: ...


@dataclasses.dataclass
class DiagonalGaussian:
    """Like torch.distributions.Normal, but with the log-variance."""

    loc: Any
    log_var: Any

    @property
    def scale(self):
        return ops.exp(self.log_var) ** 0.5

    def rsample(self, seed):
        return self.loc + self.scale * keras.random.normal(ops.shape(self.loc), seed=seed)


@keras.saving.register_keras_serializable(package="vae")
class Sampling(keras.layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.seed = seed
        self.seed_generator = keras.random.SeedGenerator(seed)

    def call(self, inputs):
        q: Distribution = DiagonalGaussian(*inputs)
        return q.rsample(self.seed_generator)

    def get_config(self):
        return super().get_config() | {"seed": self.seed}
