import keras
import tensorflow as tf
from keras import ops


class VAE(keras.Model):
    """encode() and decode() do the work, everything else is put together from them."""

    def __init__(self, encoder, decoder, sampling, kl_loss, reconstruction_loss, latent_dim, **kwargs):
        super().__init__(**kwargs)
        self.encoder = encoder
        self.decoder = decoder
        self.sampling = sampling
        self.kl_fn = kl_loss
        self.rec_fn = reconstruction_loss
        self.latent_dim = latent_dim

    def encode(self, x, training=False):
        mean, log_var = self.encoder(x, training=training)
        return mean, log_var

    def reparameterize(self, mean, log_var):
        return self.sampling([mean, log_var])

    def decode(self, z, training=False):
        return self.decoder(z, training=training)

    def call(self, x):
        return self.decode(self.reparameterize(*self.encode(x)))

    def compute_losses(self, x):
        mean, log_var = self.encode(x, training=True)
        x_hat = self.decode(self.reparameterize(mean, log_var), training=True)
        losses = {"reconstruction_loss": self.rec_fn(x, x_hat), "kl_loss": self.kl_fn(mean, log_var)}
        losses["loss"] = sum(losses.values())
        return losses

    def train_step(self, data):
        with tf.GradientTape() as tape:
            losses = self.compute_losses(data)
        gradients = tape.gradient(losses["loss"], self.trainable_variables)
        self.optimizer.apply(gradients, self.trainable_variables)
        return losses

    def test_step(self, data):
        return self.compute_losses(data)

    def generate(self, n):
        return self.decode(keras.random.normal((n, self.latent_dim)))

    def interpolate(self, a, b, steps):
        start, end = (self.encode(ops.reshape(image, (1, -1)))[0] for image in (a, b))
        points = [start + (end - start) * (i / (steps - 1)) for i in range(steps)]
        return self.decode(ops.concatenate(points, axis=0))
