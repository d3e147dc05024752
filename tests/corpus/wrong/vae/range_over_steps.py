# misconception: interpolation_never_arrives
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
        return self.decoder(self.sampling(self.encoder(x)))

    def train_step(self, x):
        with tf.GradientTape() as tape:
            mean, log_var = self.encoder(x, training=True)
            rec = self.reconstruction_loss(x, self.decoder(self.sampling([mean, log_var]), training=True))
            kl = self.kl_loss(mean, log_var)
            loss = rec + kl
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))
        return {"loss": loss, "reconstruction_loss": rec, "kl_loss": kl}

    def generate(self, n):
        return self.decoder(tf.random.normal([n, self.latent_dim]))

    def interpolate(self, a, b, steps):
        za = self.encoder(tf.expand_dims(a, 0))[0]
        zb = self.encoder(tf.expand_dims(b, 0))[0]
        points = [za + (zb - za) * (i / steps) for i in range(steps)]
        return self.decoder(tf.concat(points, axis=0))
