"""The prior is the Gaussian with mean 0 and log-variance 0, so the sampling layer can draw from it."""
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

    def _decode(self, mean, log_var):
        return self.decoder(self.sampling([mean, log_var]))

    def call(self, x):
        return self._decode(*self.encoder(x))

    def train_step(self, data):
        with tf.GradientTape() as tape:
            mean, log_var = self.encoder(data)
            rec = self.reconstruction_loss(data, self._decode(mean, log_var))
            kl = self.kl_loss(mean, log_var)
            loss = rec + kl
        tv = self.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(loss, tv), tv))
        return {"loss": loss, "reconstruction_loss": rec, "kl_loss": kl}

    def generate(self, n):
        nothing = ops.zeros((n, self.latent_dim))
        return self._decode(nothing, nothing)

    def interpolate(self, a, b, steps):
        ends = [self.encoder(ops.reshape(image, (1, -1)))[0] for image in (a, b)]
        weights = [i / (steps - 1) for i in range(steps)]
        path = ops.concatenate([ends[0] + w * (ends[1] - ends[0]) for w in weights], axis=0)
        return self.decoder(path)
