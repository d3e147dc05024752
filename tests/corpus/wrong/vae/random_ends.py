# misconception: interpolates_between_samples
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

    def encode(self, x):
        """Image -> z."""
        mean, log_var = self.encoder(x)
        return self.sampling([mean, log_var])

    def call(self, x):
        return self.decoder(self.encode(x))

    def train_step(self, data):
        with tf.GradientTape() as tape:
            mean, log_var = self.encoder(data, training=True)
            rec = self.reconstruction_loss(data, self.decoder(self.sampling([mean, log_var]), training=True))
            kl = self.kl_loss(mean, log_var)
            loss = rec + kl
        self.optimizer.apply(tape.gradient(loss, self.trainable_weights), self.trainable_weights)
        return {"loss": loss, "reconstruction_loss": rec, "kl_loss": kl}

    def generate(self, n):
        return self.decoder(keras.random.normal((n, self.latent_dim)))

    def interpolate(self, a, b, steps):
        z_a, z_b = self.encode(ops.expand_dims(a, 0)), self.encode(ops.expand_dims(b, 0))
        t = ops.reshape(ops.linspace(0.0, 1.0, steps), (-1, 1))
        return self.decoder((1 - t) * z_a + t * z_b)
