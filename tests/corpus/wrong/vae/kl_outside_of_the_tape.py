# misconception: none
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
        z = self.sampling(self.encoder(x))
        return self.decoder(z)

    def train_step(self, data):
        with tf.GradientTape() as tape:
            mean, log_var = self.encoder(data)
            z = self.sampling([mean, log_var])
            x_hat = self.decoder(z)
            reconstruction = self.reconstruction_loss(data, x_hat)
        kl = self.kl_loss(mean, log_var)
        loss = reconstruction + kl
        gradients = tape.gradient(reconstruction, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"loss": loss, "reconstruction_loss": reconstruction, "kl_loss": kl}

    def generate(self, n):
        z = keras.random.normal((n, self.latent_dim))
        return self.decoder(z)

    def interpolate(self, a, b, steps):
        mean, _ = self.encoder(ops.stack([a, b]))
        t = ops.reshape(ops.linspace(0.0, 1.0, steps), (-1, 1))
        return self.decoder(mean[0] * (1 - t) + mean[1] * t)
