"""The prior is N(0, I), so the sampling layer itself can draw from it: mean 0 and log-variance 0."""

import keras
import tensorflow as tf
from keras import ops


class VAE(keras.Model):
    def __init__(self, encoder, decoder, sampling, kl_loss, reconstruction_loss, latent_dim, **kwargs):
        super().__init__(**kwargs)
        self.encoder = encoder
        self.decoder = decoder
        self.sampling = sampling
        self.kl_loss = kl_loss
        self.reconstruction_loss = reconstruction_loss
        self.latent_dim = latent_dim

    def call(self, x):
        mean, log_var = self.encoder(x)
        return self.decoder(self.sampling([mean, log_var]))

    def train_step(self, data):
        with tf.GradientTape() as tape:
            mean, log_var = self.encoder(data, training=True)
            x_hat = self.decoder(self.sampling([mean, log_var]), training=True)
            kl = self.kl_loss(mean, log_var)
            reconstruction = self.reconstruction_loss(data, x_hat)
            loss = kl + reconstruction
        weights = self.decoder.trainable_weights + self.encoder.trainable_weights
        gradients = tape.gradient(loss, weights)
        self.optimizer.apply_gradients((g, w) for g, w in zip(gradients, weights))
        return {"kl_loss": kl, "reconstruction_loss": reconstruction, "loss": loss}

    def generate(self, n):
        zeros = ops.zeros((n, self.latent_dim))
        return self.decoder(self.sampling([zeros, zeros]))

    def interpolate(self, a, b, steps):
        rows = []
        for k in range(steps):
            t = k / (steps - 1)
            mean_a = self.encoder(ops.expand_dims(a, axis=0))[0]
            mean_b = self.encoder(ops.expand_dims(b, axis=0))[0]
            rows.append(self.decoder((1 - t) * mean_a + t * mean_b)[0])
        return ops.stack(rows)
