"""Everything outside the training is numpy in, numpy out."""
import keras
import numpy as np
import tensorflow as tf


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
        with tf.GradientTape(persistent=True) as tape:
            mean, log_var = self.encoder(data)
            z = self.sampling([mean, log_var])
            x_hat = self.decoder(z)
            reconstruction = self.reconstruction_loss(data, x_hat)
            kl = self.kl_loss(mean, log_var)
            loss = reconstruction + kl
        encoder_gradients = tape.gradient(loss, self.encoder.trainable_weights)
        # the KL term does not reach the decoder, so the other term is enough here
        decoder_gradients = tape.gradient(reconstruction, self.decoder.trainable_weights)
        del tape
        self.optimizer.apply(
            encoder_gradients + decoder_gradients,
            self.encoder.trainable_weights + self.decoder.trainable_weights,
        )
        return {"loss": loss, "reconstruction_loss": reconstruction, "kl_loss": kl}

    def generate(self, n):
        z = np.random.multivariate_normal(np.zeros(self.latent_dim), np.eye(self.latent_dim), size=n)
        return self.decoder.predict(z.astype("float32"), verbose=0)

    def interpolate(self, a, b, steps):
        pair = np.stack([np.asarray(a, dtype="float32"), np.asarray(b, dtype="float32")])
        mean, _ = self.encoder.predict(pair, verbose=0)
        line = np.linspace(mean[0], mean[1], steps).astype("float32")
        return self.decoder.predict(line, batch_size=7, verbose=0)
