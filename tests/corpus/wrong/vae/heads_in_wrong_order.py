# misconception: mean_and_log_variance_exchanged
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

    def _loss(self, x):
        outputs = self.encoder(x, training=True)
        log_var, mean = outputs[0], outputs[1]
        x_hat = self.decoder(self.sampling([mean, log_var]), training=True)
        return self.reconstruction_loss(x, x_hat), self.kl_loss(mean, log_var)

    def train_step(self, data):
        with tf.GradientTape() as tape:
            rec, kl = self._loss(data)
            total = rec + kl
        w = self.trainable_weights
        self.optimizer.apply_gradients(zip(tape.gradient(total, w), w))
        return {"loss": total, "reconstruction_loss": rec, "kl_loss": kl}

    def generate(self, n):
        return self.decoder(tf.random.normal((n, self.latent_dim)))

    def interpolate(self, a, b, steps):
        means = self.encoder(tf.stack([a, b]))[0]
        return self.decoder(tf.linspace(means[0], means[1], steps))
