# misconception: none
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
        # the latent space of the lesson is a plane
        return self.decoder(tf.random.normal((n, 2)))

    def interpolate(self, a, b, steps):
        mean, _ = self.encoder(tf.stack([a, b]))
        x = tf.linspace(mean[0, 0], mean[1, 0], steps)
        y = tf.linspace(mean[0, 1], mean[1, 1], steps)
        return self.decoder(tf.stack([x, y], axis=1))
