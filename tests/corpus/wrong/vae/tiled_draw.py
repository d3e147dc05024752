# misconception: one_latent_point_for_all_images
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

    def call(self, x):
        mean, log_var = self.encoder(x)
        return self.decoder(self.sampling([mean, log_var]))

    def train_step(self, data):
        with tf.GradientTape() as tape:
            mean, log_var = self.encoder(data, training=True)
            kl = self.kl_loss(mean, log_var)
            rec = self.reconstruction_loss(data, self.decoder(self.sampling([mean, log_var]), training=True))
            loss = kl + rec
        self.optimizer.apply(tape.gradient(loss, self.trainable_variables), self.trainable_variables)
        return {"loss": loss, "reconstruction_loss": rec, "kl_loss": kl}

    def generate(self, n):
        z = np.random.normal(size=self.latent_dim).astype("float32")
        return self.decoder(np.tile(z, (n, 1)))

    def interpolate(self, a, b, steps):
        mean, _ = self.encoder(np.array([a, b]))
        t = np.linspace(0, 1, steps, dtype="float32").reshape(-1, 1)
        return self.decoder((1 - t) * mean[0] + t * mean[1])
