# misconception: kl_subtracted
import tensorflow as tf
from tensorflow import keras


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

    def elbo_terms(self, x):
        mean, log_var = self.encoder(x, training=True)
        x_hat = self.decoder(self.sampling([mean, log_var]), training=True)
        return self.reconstruction_loss(x, x_hat), self.kl_loss(mean, log_var)

    def train_step(self, data):
        with tf.GradientTape() as tape:
            rec, kl = self.elbo_terms(data)
            # ELBO = reconstruction - KL
            elbo = rec - kl
        v = self.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(elbo, v), v))
        return {"loss": elbo, "reconstruction_loss": rec, "kl_loss": kl}

    def generate(self, n):
        return self.decoder(tf.random.normal((n, self.latent_dim)))

    def interpolate(self, a, b, steps):
        mean, _ = self.encoder(tf.stack([a, b]))
        return self.decoder(tf.linspace(mean[0], mean[1], steps))
