# misconception: call_decodes_the_mean
import numpy as np
import tensorflow as tf
from keras import Model


class VAE(Model):
    def __init__(self, encoder, decoder, sampling, kl_loss, reconstruction_loss, latent_dim, **kwargs):
        super().__init__(**kwargs)
        self.encoder = encoder
        self.decoder = decoder
        self.sampling = sampling
        self.kl_loss = kl_loss
        self.reconstruction_loss = reconstruction_loss
        self.latent_dim = latent_dim

    def encode(self, x):
        mean, log_var = self.encoder(x)
        return mean, log_var

    def call(self, x):
        """Best reconstruction: decode the most likely latent point."""
        mean, _ = self.encode(x)
        return self.decoder(mean)

    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            mean, log_var = self.encode(data)
            x_hat = self.decoder(self.sampling([mean, log_var]))
            rec = self.reconstruction_loss(data, x_hat)
            kl = self.kl_loss(mean, log_var)
            loss = rec + kl
        weights = self.trainable_weights
        self.optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights))
        return {"loss": loss, "reconstruction_loss": rec, "kl_loss": kl}

    def generate(self, n):
        z = np.random.randn(n, self.latent_dim).astype(np.float32)
        return self.decoder(z)

    def interpolate(self, a, b, steps):
        a_mean, _ = self.encode(np.asarray(a)[None])
        b_mean, _ = self.encode(np.asarray(b)[None])
        z = [a_mean + (b_mean - a_mean) * t for t in np.linspace(0, 1, steps).astype(np.float32)]
        return self.decoder(tf.concat(z, 0))
