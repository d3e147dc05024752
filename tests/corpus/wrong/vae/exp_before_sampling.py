# misconception: variance_handed_to_the_parts
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
        return self.decoder(self.sampling(self.encoder(x)))

    def train_step(self, data):
        with tf.GradientTape() as tape:
            mu, log_sigma2 = self.encoder(data, training=True)
            sigma2 = ops.exp(log_sigma2)  # the network predicts the log, we need the variance
            z = self.sampling([mu, sigma2])
            rec = self.reconstruction_loss(data, self.decoder(z, training=True))
            kl = self.kl_loss(mu, sigma2)
            loss = rec + kl
        g = tape.gradient(loss, self.trainable_weights)
        self.optimizer.apply(g, self.trainable_weights)
        return {"loss": loss, "reconstruction_loss": rec, "kl_loss": kl}

    def generate(self, n):
        return self.decoder(keras.random.normal((n, self.latent_dim)))

    def interpolate(self, a, b, steps):
        mu, _ = self.encoder(ops.stack([a, b]))
        return self.decoder(ops.linspace(mu[0], mu[1], steps))
