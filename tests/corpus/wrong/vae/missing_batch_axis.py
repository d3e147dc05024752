# misconception: none
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
        with tf.GradientTape() as tape:
            mean, log_var = self.encoder(data, training=True)
            rec = self.reconstruction_loss(data, self.decoder(self.sampling([mean, log_var]), training=True))
            kl = self.kl_loss(mean, log_var)
            loss = rec + kl
        self.optimizer.apply(tape.gradient(loss, self.trainable_weights), self.trainable_weights)
        return {"loss": loss, "reconstruction_loss": rec, "kl_loss": kl}

    def generate(self, n):
        images = [self.decoder(keras.random.normal((1, self.latent_dim))) for _ in range(n)]
        return ops.stack(images)

    def interpolate(self, a, b, steps):
        mean_a, _ = self.encoder(ops.expand_dims(a, 0))
        mean_b, _ = self.encoder(ops.expand_dims(b, 0))
        return ops.stack([self.decoder(mean_a + t * (mean_b - mean_a)) for t in ops.linspace(0.0, 1.0, steps)])
