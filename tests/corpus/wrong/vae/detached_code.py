# misconception: gradient_stopped_at_the_sample
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
        # draw the codes first, then learn to decode them
        mean, log_var = self.encoder(data, training=True)
        z = self.sampling([mean, log_var])
        with tf.GradientTape() as tape:
            mean, log_var = self.encoder(data, training=True)
            rec = self.reconstruction_loss(data, self.decoder(z, training=True))
            kl = self.kl_loss(mean, log_var)
            loss = ops.add(rec, kl)
        variables = self.encoder.trainable_variables + self.decoder.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return dict(loss=loss, reconstruction_loss=rec, kl_loss=kl)

    def generate(self, n):
        return self.decoder(keras.random.normal((n, self.latent_dim)))

    def interpolate(self, a, b, steps):
        mean = self.encoder(ops.stack([a, b]))[0]
        share = ops.arange(steps, dtype="float32")[:, None] / (steps - 1)
        return self.decoder(mean[:1] * (1 - share) + mean[1:] * share)
