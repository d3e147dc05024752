from __future__ import annotations

import keras
import tensorflow as tf
from keras import ops


class LatentSearch:
    """MAP inference of z by AdamW without decay; the rate falls from 0.2 to 0.02 along a cosine."""

    def __init__(self, decoder: keras.Model, latent_dim: int, steps: int) -> None:
        if steps < 0:
            raise ValueError(f"steps should not be negative; got {steps}")
        self.decoder, self.latent_dim, self.steps = decoder, latent_dim, steps

    def cost(self, z: tf.Tensor, x: tf.Tensor, weight: tf.Tensor) -> tf.Tensor:
        x_hat = ops.clip(self.decoder(z), 1e-7, 1.0 - 1e-7)
        log_likelihood = ops.sum(weight * (x * ops.log(x_hat) + (1.0 - x) * ops.log1p(-x_hat)), axis=-1)
        log_prior = -0.5 * ops.sum(ops.square(z), axis=-1)
        return -ops.sum(log_likelihood + log_prior)

    def __call__(self, x: tf.Tensor, weight: tf.Tensor) -> tf.Tensor:
        z = keras.Variable(ops.zeros((x.shape[0], self.latent_dim)), trainable=True)
        schedule = keras.optimizers.schedules.CosineDecay(0.2, max(self.steps, 1), alpha=0.1)
        optimizer = keras.optimizers.Adam(schedule)
        for _ in range(self.steps):
            with tf.GradientTape() as tape:
                cost = self.cost(z.value, x, weight)
            optimizer.apply([tape.gradient(cost, z.value)], [z])
        return self.decoder(z.value)


def impute(images, known, decoder, latent_dim, steps=100):
    weight = ops.cast(ops.broadcast_to(known, images.shape), "float32")
    drawn = LatentSearch(decoder, latent_dim, steps)(images, weight)
    return weight * images + (1.0 - weight) * drawn
