# misconception: none
import numpy as np
import tensorflow as tf
from tensorflow import keras


def slerp(p0, p1, t):
    omega = np.arccos(np.dot(p0 / np.linalg.norm(p0), p1 / np.linalg.norm(p1)))
    return np.sin((1.0 - t) * omega) / np.sin(omega) * p0 + np.sin(t * omega) / np.sin(omega) * p1


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
            rec = self.reconstruction_loss(data, self.decoder(self.sampling([mean, log_var]), training=True))
            kl = self.kl_loss(mean, log_var)
            loss = rec + kl
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))
        return {"loss": loss, "reconstruction_loss": rec, "kl_loss": kl}

    def generate(self, n):
        return self.decoder(tf.random.normal((n, self.latent_dim)))

    def interpolate(self, a, b, steps):
        mean = np.array(self.encoder(np.stack([a, b]))[0])
        z = np.array([slerp(mean[0], mean[1], t) for t in np.linspace(0, 1, steps)])
        return self.decoder(z.astype("float32"))
