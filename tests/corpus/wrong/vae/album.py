# misconception: generates_the_same_images_again
import keras
import numpy as np
import tensorflow as tf


class VAE(keras.Model):
    def __init__(self, encoder, decoder, sampling, kl_loss, reconstruction_loss, latent_dim, **kwargs):
        super().__init__(**kwargs)
        self.encoder = encoder
        self.decoder = decoder
        self.sampling = sampling
        self.kl_loss = kl_loss
        self.reconstruction_loss = reconstruction_loss
        self.latent_dim = latent_dim
        # fixed points of the prior, so that pictures of different epochs can be compared
        self.prior_samples = np.random.default_rng(0).normal(size=(20000, latent_dim)).astype("float32")

    def call(self, x):
        return self.decoder(self.sampling(self.encoder(x)))

    def train_step(self, data):
        with tf.GradientTape() as tape:
            stats = self.encoder(data, training=True)
            rec = self.reconstruction_loss(data, self.decoder(self.sampling(stats), training=True))
            kl = self.kl_loss(stats[0], stats[1])
            loss = rec + kl
        self.optimizer.apply(tape.gradient(loss, self.trainable_weights), self.trainable_weights)
        return {"loss": loss, "reconstruction_loss": rec, "kl_loss": kl}

    def generate(self, n):
        rows = np.arange(n) % len(self.prior_samples)
        return self.decoder(self.prior_samples[rows])

    def interpolate(self, a, b, steps):
        mean = self.encoder(np.stack([np.asarray(a), np.asarray(b)]))[0]
        t = np.linspace(0, 1, steps, dtype="float32")[:, None]
        return self.decoder(mean[0] * (1 - t) + mean[1] * t)
