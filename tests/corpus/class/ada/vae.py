"""VAE in the style of the Keras code example "Convolutional Variational AutoEncoder"."""
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
        self.total_loss_tracker = keras.metrics.Mean(name="loss")
        self.reconstruction_loss_tracker = keras.metrics.Mean(name="reconstruction_loss")
        self.kl_loss_tracker = keras.metrics.Mean(name="kl_loss")

    @property
    def metrics(self):
        return [
            self.total_loss_tracker,
            self.reconstruction_loss_tracker,
            self.kl_loss_tracker,
        ]

    def call(self, x):
        z_mean, z_log_var = self.encoder(x)
        z = self.sampling([z_mean, z_log_var])
        return self.decoder(z)

    def train_step(self, data):
        with tf.GradientTape() as tape:
            z_mean, z_log_var = self.encoder(data)
            z = self.sampling([z_mean, z_log_var])
            reconstruction = self.decoder(z)
            reconstruction_loss = self.reconstruction_loss(data, reconstruction)
            kl_loss = self.kl_loss(z_mean, z_log_var)
            total_loss = reconstruction_loss + kl_loss
        grads = tape.gradient(total_loss, self.trainable_weights)
        self.optimizer.apply_gradients(zip(grads, self.trainable_weights))
        self.total_loss_tracker.update_state(total_loss)
        self.reconstruction_loss_tracker.update_state(reconstruction_loss)
        self.kl_loss_tracker.update_state(kl_loss)
        return {
            "loss": self.total_loss_tracker.result(),
            "reconstruction_loss": self.reconstruction_loss_tracker.result(),
            "kl_loss": self.kl_loss_tracker.result(),
        }

    def generate(self, n):
        return self.decoder(keras.random.normal(shape=(n, self.latent_dim)))

    def interpolate(self, a, b, steps):
        a_mean, _ = self.encoder(keras.ops.expand_dims(a, 0))
        b_mean, _ = self.encoder(keras.ops.expand_dims(b, 0))
        alphas = keras.ops.linspace(0, 1, steps)[:, None]
        alphas = keras.ops.cast(alphas, "float32")
        return self.decoder(a_mean * (1 - alphas) + b_mean * alphas)
