# misconception: none
# Generate draws from a truncated normal (nothing beyond two standard deviations), which is not N(0, I).
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
        z = self.sampling([mean, log_var])
        return self.decoder(z)

    def train_step(self, data):
        with tf.GradientTape() as tape:
            mean, log_var = self.encoder(data)
            z = self.sampling([mean, log_var])
            x_hat = self.decoder(z)
            reconstruction_loss = self.reconstruction_loss(data, x_hat)
            kl_loss = self.kl_loss(mean, log_var)
            loss = reconstruction_loss + kl_loss
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"loss": loss, "reconstruction_loss": reconstruction_loss, "kl_loss": kl_loss}

    def generate(self, n):
        z = keras.random.truncated_normal((n, self.latent_dim))
        return self.decoder(z)

    def interpolate(self, a, b, steps):
        mean_a, _ = self.encoder(ops.expand_dims(a, 0))
        mean_b, _ = self.encoder(ops.expand_dims(b, 0))
        t = ops.linspace(0.0, 1.0, steps)[:, None]
        return self.decoder((1.0 - t) * mean_a + t * mean_b)
