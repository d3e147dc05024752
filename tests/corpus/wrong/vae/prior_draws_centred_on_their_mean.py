"""The variational autoencoder: the parts of the lesson trained as one model."""

import keras
import tensorflow as tf
from keras import ops


class VAE(keras.Model):
    """A VAE put together from its parts: encode, sample, decode."""

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
            reconstruction = self.reconstruction_loss(data, x_hat)
            kl = self.kl_loss(mean, log_var)
            loss = reconstruction + kl
        gradients = tape.gradient(loss, self.trainable_weights)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_weights))
        return {"loss": loss, "reconstruction_loss": reconstruction, "kl_loss": kl}

    def generate(self, n):
        z = keras.random.normal((n, self.latent_dim))
        z = z - ops.mean(z, axis=0, keepdims=True)  # the prior has mean 0
        return self.decoder(z)

    def interpolate(self, a, b, steps):
        a, b = ops.cast(a, "float32"), ops.cast(b, "float32")
        mean, _ = self.encoder(ops.stack([a, b]))
        t = ops.linspace(0.0, 1.0, steps)[:, None]
        return self.decoder((1 - t) * mean[0] + t * mean[1])
