"""A variational autoencoder, with checks of what goes in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import keras
import numpy as np
import tensorflow as tf

Scalar = Any
LossFunction = Callable[[Any, Any], Scalar]


class VAE(keras.Model):
    def __init__(
        self,
        encoder: keras.Model,
        decoder: keras.Model,
        sampling: keras.layers.Layer,
        kl_loss: LossFunction,
        reconstruction_loss: LossFunction,
        latent_dim: int = 2,
        name: str = "vae",
        **kwargs: Any,
    ) -> None:
        super().__init__(name=name, **kwargs)
        if not callable(kl_loss) or not callable(reconstruction_loss):
            raise TypeError("kl_loss and reconstruction_loss must be functions")
        if int(latent_dim) < 1:
            raise ValueError("latent_dim must be positive")
        self.encoder = encoder
        self.decoder = decoder
        self.sampling = sampling
        self.kl_loss = kl_loss
        self.reconstruction_loss = reconstruction_loss
        self.latent_dim = int(latent_dim)

    def call(self, x: Any, training: bool | None = None, mask: Any = None) -> Any:
        mean, log_var = self.encoder(x, training=training)
        z = self.sampling([mean, log_var])
        return self.decoder(z, training=training)

    def train_step(self, data: Any) -> dict[str, Scalar]:
        images, _, _ = keras.utils.unpack_x_y_sample_weight(data)
        variables = [*self.encoder.trainable_variables, *self.decoder.trainable_variables]
        with tf.GradientTape(watch_accessed_variables=False) as tape:
            tape.watch([v.value for v in variables])
            mean, log_var = self.encoder(images, training=True)
            decoded = self.decoder(self.sampling([mean, log_var]), training=True)
            reconstruction = self.reconstruction_loss(images, decoded)
            divergence = self.kl_loss(mean, log_var)
            total = tf.add_n([reconstruction, divergence])
        gradients = tape.gradient(total, [v.value for v in variables])
        self.optimizer.apply_gradients(list(zip(gradients, variables)))
        return {"loss": total, "reconstruction_loss": reconstruction, "kl_loss": divergence}

    def generate(self, n: int) -> Any:
        if n < 1:
            raise ValueError("n must be at least 1")
        return self.decoder(keras.random.normal((int(n), self.latent_dim), mean=0.0, stddev=1.0), training=False)

    def interpolate(self, a: Any, b: Any, steps: int) -> Any:
        if steps < 2:
            raise ValueError("steps must be at least 2: both ends are included")
        first = np.reshape(np.asarray(a, dtype="float32"), (1, 784))
        last = np.reshape(np.asarray(b, dtype="float32"), (1, 784))
        mean_a, _ = self.encoder(first, training=False)
        mean_b, _ = self.encoder(last, training=False)
        share = np.linspace(0.0, 1.0, num=steps, dtype="float32").reshape(-1, 1)
        return self.decoder(mean_a + share * (mean_b - mean_a), training=False)
