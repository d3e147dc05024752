# misconception: interpolates_between_pixels
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
            rec, kl = self.reconstruction_loss(data, x_hat), self.kl_loss(mean, log_var)
            loss = rec + kl
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"loss": loss, "reconstruction_loss": rec, "kl_loss": kl}

    def generate(self, n):
        return self.decoder(keras.random.normal((n, self.latent_dim)))

    def interpolate(self, a, b, steps):
        frames = []
        for i in range(steps):
            alpha = i / (steps - 1)
            frames.append((1 - alpha) * a + alpha * b)
        mean, _ = self.encoder(ops.stack(frames))
        return self.decoder(mean)
