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
        self.loss_tracker = keras.metrics.Mean(name="loss")
        self.rec_tracker = keras.metrics.Mean(name="reconstruction_loss")
        self.kl_tracker = keras.metrics.Mean(name="kl_loss")

    @property
    def metrics(self):
        return [self.loss_tracker, self.rec_tracker, self.kl_tracker]

    def call(self, x):
        z_mean, z_log_var = self.encoder(x)
        return self.decoder(self.sampling([z_mean, z_log_var]))

    def train_step(self, data):
        with tf.GradientTape() as tape:
            z_mean, z_log_var = self.encoder(data)
            loss = self.reconstruction_loss(data, self.decoder(self.sampling([z_mean, z_log_var])))
        # kl only for the log
        kl = self.kl_loss(z_mean, z_log_var)
        grads = tape.gradient(loss, self.trainable_weights)
        self.optimizer.apply_gradients((g, w) for g, w in zip(grads, self.trainable_weights) if g is not None)
        self.loss_tracker.update_state(loss)
        self.rec_tracker.update_state(loss)
        self.kl_tracker.update_state(kl)
        return {m.name: m.result() for m in self.metrics}

    def generate(self, n):
        return self.decoder(keras.random.normal((n, self.latent_dim)))

    def interpolate(self, a, b, steps):
        ends, _ = self.encoder(keras.ops.stack([a, b]))
        t = keras.ops.linspace(0.0, 1.0, steps)[:, None]
        return self.decoder(ends[0] * (1 - t) + ends[1] * t)
