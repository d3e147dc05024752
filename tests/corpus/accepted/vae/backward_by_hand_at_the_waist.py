"""The variational autoencoder: the parts of the lesson trained as one model."""

import keras
import tensorflow as tf
from keras import ops


class VAE(keras.Model):
    """A VAE put together from its parts: encode, sample, decode."""

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
        """Backpropagation in two halves: decoder down to (mean, log_var), then through the encoder."""
        with tf.GradientTape() as encoder_tape:
            mean, log_var = self.encoder(data, training=True)

        with tf.GradientTape() as upper_tape:
            upper_tape.watch([mean, log_var])
            x_hat = self.decoder(self.sampling([mean, log_var]), training=True)
            reconstruction = self.reconstruction_loss(data, x_hat)
            kl = self.kl_loss(mean, log_var)
            loss = reconstruction + kl

        decoder_weights = self.decoder.trainable_weights
        encoder_weights = self.encoder.trainable_weights
        waist = [mean, log_var]
        grads = upper_tape.gradient(loss, waist + decoder_weights)
        arriving = [tf.zeros_like(t) if g is None else g for t, g in zip(waist, grads)]
        decoder_grads = grads[2:]
        encoder_grads = encoder_tape.gradient(waist, encoder_weights, output_gradients=arriving)
        self.optimizer.apply(encoder_grads + decoder_grads, encoder_weights + decoder_weights)
        return {"loss": loss, "reconstruction_loss": reconstruction, "kl_loss": kl}

    def generate(self, n):
        return self.decoder(tf.random.stateless_normal(
            (n, self.latent_dim), seed=tf.random.uniform((2,), maxval=2**31 - 1, dtype=tf.int32)
        ))

    def interpolate(self, a, b, steps):
        mean_a = self.encoder(tf.cast(a, tf.float32)[tf.newaxis])[0]
        mean_b = self.encoder(tf.cast(b, tf.float32)[tf.newaxis])[0]
        points = [mean_a]
        for k in range(1, steps - 1):
            points.append(((steps - 1 - k) * mean_a + k * mean_b) / (steps - 1))
        points.append(mean_b)
        return self.decoder(tf.concat(points, axis=0))
