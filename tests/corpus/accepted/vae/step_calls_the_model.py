import keras
import tensorflow as tf


class VAE(keras.Model):
    def __init__(self, encoder, decoder, sampling, kl_loss, reconstruction_loss, latent_dim, **kwargs):
        super().__init__(**kwargs)
        self.encoder = encoder
        self.decoder = decoder
        self.sampling = sampling
        self._kl_loss = kl_loss
        self._reconstruction_loss = reconstruction_loss
        self.latent_dim = latent_dim

    def call(self, x, training=None):
        return self.decoder(self.sampling(self.encoder(x, training=training)), training=training)

    def train_step(self, data):
        x = data[0] if isinstance(data, (tuple, list)) else data

        with tf.GradientTape() as tape:
            x_pred = self(x, training=True)
            # encoding again costs a little time, but keeps call() simple
            mean, log_var = self.encoder(x, training=True)

            recon_term = self._reconstruction_loss(x, x_pred)
            kl_term = self._kl_loss(mean, log_var)
            total = recon_term + kl_term

        params = self.trainable_weights
        self.optimizer.apply_gradients(zip(tape.gradient(total, params), params))
        return {"loss": total, "reconstruction_loss": recon_term, "kl_loss": kl_term}

    def generate(self, n):
        eps = tf.random.normal([n, self.latent_dim])
        return self.decoder(eps)

    def interpolate(self, a, b, steps):
        z_a = self.encoder(tf.expand_dims(a, 0))[0]
        z_b = self.encoder(tf.expand_dims(b, 0))[0]
        w = tf.reshape(tf.range(steps, dtype=tf.float32) / tf.cast(steps - 1, tf.float32), [steps, 1])
        return self.decoder((1 - w) * z_a + w * z_b)
