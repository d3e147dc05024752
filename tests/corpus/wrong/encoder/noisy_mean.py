# misconception: sample_for_the_mean
import tensorflow as tf


class NoisyEncoder(tf.keras.Model):
    def __init__(self, d):
        super().__init__()
        self.net = tf.keras.Sequential([tf.keras.layers.Dense(100, "tanh"), tf.keras.layers.Dense(2 * d)])

    def call(self, x):
        mu, logvar = tf.split(self.net(x), 2, axis=1)
        z = mu + tf.random.normal(tf.shape(mu)) * tf.exp(logvar / 2)
        return z, logvar


def build_encoder(input_dim=784, latent_dim=2):
    return NoisyEncoder(latent_dim)
