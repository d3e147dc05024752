"""VAE with the parts kept in small value objects."""

from __future__ import annotations

import dataclasses
from typing import NamedTuple

import keras
import tensorflow as tf
from keras import ops


class Posterior(NamedTuple):
    mean: tf.Tensor
    log_var: tf.Tensor


@dataclasses.dataclass
class Terms:
    reconstruction: tf.Tensor
    kl: tf.Tensor

    @property
    def total(self):
        return ops.add(self.reconstruction, self.kl)


class LossBook:
    """Running means of the three numbers."""

    NAMES = ("loss", "reconstruction_loss", "kl_loss")

    def __init__(self):
        self.trackers = {name: keras.metrics.Mean(name=name) for name in self.NAMES}

    def write(self, **values):
        for name, value in values.items():
            self.trackers[name].update_state(value)
        return {name: tracker.result() for name, tracker in self.trackers.items()}


class VAE(keras.Model):
    def __init__(self, encoder, decoder, sampling, kl_loss, reconstruction_loss, latent_dim, *, book=None, **kwargs):
        super().__init__(**kwargs)
        self.encoder = encoder
        self.decoder = decoder
        self.sampling = sampling
        self.kl_loss = kl_loss
        self.reconstruction_loss = reconstruction_loss
        self.latent_dim = latent_dim
        self.book = book or LossBook()

    @property
    def metrics(self):
        return list(self.book.trackers.values())

    def posterior(self, x, training=False) -> Posterior:
        return Posterior(*self.encoder(x, training=training))

    def call(self, x, training=False):
        return self.decoder(self.sampling(list(self.posterior(x, training))), training=training)

    def terms(self, x) -> Terms:
        q = self.posterior(x, training=True)
        x_hat = self.decoder(self.sampling([q.mean, q.log_var]), training=True)
        return Terms(self.reconstruction_loss(x, x_hat), self.kl_loss(q.mean, q.log_var))

    def train_step(self, data):
        x = keras.utils.unpack_x_y_sample_weight(data)[0]
        with tf.GradientTape() as tape:
            terms = self.terms(x)
            total = terms.total
        pairs = [(g, w) for g, w in zip(tape.gradient(total, self.trainable_weights), self.trainable_weights) if g is not None]
        self.optimizer.apply_gradients(pairs)
        return self.book.write(loss=total, reconstruction_loss=terms.reconstruction, kl_loss=terms.kl)

    def generate(self, n, temperature=1.0):
        return self.decoder(temperature * keras.random.normal((n, self.latent_dim)))

    def interpolate(self, a, b, steps=10):
        q = self.posterior(ops.stack([a, b]))
        share = ops.arange(steps, dtype="float32") / (steps - 1)
        weights = ops.stack([1.0 - share, share], axis=1)  # (steps, 2)
        return self.decoder(ops.matmul(weights, q.mean))
