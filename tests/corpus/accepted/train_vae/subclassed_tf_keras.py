"""Everything as subclasses, with tf.keras and metrics, as in many tutorials."""

import tensorflow as tf


class Encoder(tf.keras.Model):
    def __init__(self, latent_dim):
        super().__init__()
        self.hidden = tf.keras.layers.Dense(60, activation="elu")
        self.mean = tf.keras.layers.Dense(latent_dim)
        self.log_var = tf.keras.layers.Dense(latent_dim)

    def call(self, x):
        h = self.hidden(x)
        return self.mean(h), self.log_var(h)


class Decoder(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.hidden = tf.keras.layers.Dense(60, activation="elu")
        self.pixels = tf.keras.layers.Dense(784, activation="sigmoid")

    def call(self, z):
        return self.pixels(self.hidden(z))


class VariationalAutoencoder(tf.keras.Model):
    def __init__(self, latent_dim=12):
        super().__init__()
        self.encoder = Encoder(latent_dim)
        self.decoder = Decoder()
        self.trackers = {
            name: tf.keras.metrics.Mean(name=name) for name in ("loss", "reconstruction_loss", "kl_loss")
        }

    @property
    def metrics(self):
        return list(self.trackers.values())

    def losses_of(self, x):
        mean, log_var = self.encoder(x)
        z = mean + tf.exp(0.5 * log_var) * tf.random.normal(tf.shape(mean))
        x_hat = self.decoder(z)
        reconstruction = 784.0 * tf.reduce_mean(tf.keras.losses.binary_crossentropy(x, x_hat))
        kl = -0.5 * tf.reduce_mean(tf.reduce_sum(1.0 + log_var - tf.square(mean) - tf.exp(log_var), axis=-1))
        return reconstruction + kl, reconstruction, kl

    def call(self, x):
        mean, _ = self.encoder(x)
        return self.decoder(mean)

    def train_step(self, data):
        with tf.GradientTape() as tape:
            losses = self.losses_of(data)
        variables = self.encoder.trainable_variables + self.decoder.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(losses[0], variables), variables))
        for tracker, loss in zip(self.metrics, losses):
            tracker.update_state(loss)
        return {tracker.name: tracker.result() for tracker in self.metrics}


def build_vae():
    vae = VariationalAutoencoder()
    vae.compile(optimizer=tf.keras.optimizers.Adam(learning_rate=0.003))
    return vae
