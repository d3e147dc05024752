# misconception: generates_from_uniform_noise
import numpy as np
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
        mean, log_var = self.encoder(x)
        z = self.sampling([mean, log_var])
        return self.decoder(z)

    def train_step(self, data):
        with tf.GradientTape() as tape:
            mean, log_var = self.encoder(data)
            reconstruction = self.decoder(self.sampling([mean, log_var]))
            reconstruction_loss = self.reconstruction_loss(data, reconstruction)
            kl_loss = self.kl_loss(mean, log_var)
            loss = reconstruction_loss + kl_loss
        grads = tape.gradient(loss, self.trainable_weights)
        self.optimizer.apply_gradients(zip(grads, self.trainable_weights))
        return {"loss": loss, "reconstruction_loss": reconstruction_loss, "kl_loss": kl_loss}

    def generate(self, n):
        z = np.random.rand(n, self.latent_dim)
        return self.decoder(z.astype("float32"))

    def interpolate(self, a, b, steps):
        mean, _ = self.encoder(np.stack([a, b]))
        mean = np.array(mean)
        z = np.linspace(mean[0], mean[1], steps)
        return self.decoder(z.astype("float32"))
