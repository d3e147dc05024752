# misconception: none
import keras
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
        return self.decoder(self.sampling(self.encoder(x)))

    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            mean, log_var = self.encoder(data, training=True)
            rec = self.reconstruction_loss(data, self.decoder(self.sampling([mean, log_var]), training=True))
            kl = self.kl_loss(mean, log_var)
            loss = rec + kl
        # first the encoder, then the decoder
        for net in (self.encoder, self.decoder):
            grads = tape.gradient(loss, net.trainable_variables)
            self.optimizer.apply_gradients(zip(grads, net.trainable_variables))
        return {"loss": loss, "reconstruction_loss": rec, "kl_loss": kl}

    def generate(self, n):
        return self.decoder(keras.random.normal((n, self.latent_dim)))

    def interpolate(self, a, b, steps):
        mean, _ = self.encoder(keras.ops.stack([a, b]))
        return self.decoder(keras.ops.linspace(mean[0], mean[1], steps))
