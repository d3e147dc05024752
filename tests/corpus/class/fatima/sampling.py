"""The reparameterization trick as a layer."""

from __future__ import annotations

from typing import Optional, Sequence

import keras
from keras import KerasTensor, ops


class Sampling(keras.layers.Layer):
    """Samples from a diagonal Gaussian."""

    def __init__(self, seed: Optional[int] = None, name: Optional[str] = "sampling", **kwargs) -> None:
        super().__init__(name=name, **kwargs)
        self.seed = seed
        self.generator = keras.random.SeedGenerator(seed)

    def build(self, input_shape: Sequence) -> None:
        if len(input_shape) != 2:
            raise ValueError("Sampling expects [mean, log_var]")
        if tuple(input_shape[0])[-1] != tuple(input_shape[1])[-1]:
            raise ValueError("mean and log_var must have the same latent dimension")
        self.built = True

    def call(self, inputs: Sequence[KerasTensor], training: Optional[bool] = None) -> KerasTensor:
        if not isinstance(inputs, (list, tuple)):
            raise TypeError("inputs must be a list")
        mean, log_var = inputs
        standard_deviation = ops.exp(ops.multiply(log_var, 0.5))
        epsilon = keras.random.normal(
            shape=ops.shape(mean), mean=0.0, stddev=1.0, dtype=self.compute_dtype, seed=self.generator
        )
        return ops.add(mean, ops.multiply(standard_deviation, epsilon))

    def compute_output_shape(self, input_shape):
        return tuple(input_shape[0])

    def get_config(self) -> dict:
        return {**super().get_config(), "seed": self.seed}
