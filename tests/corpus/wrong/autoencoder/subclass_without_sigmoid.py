# misconception: linear_output
import tensorflow as tf
from tensorflow.keras import layers


class AutoEncoder(tf.keras.Model):
    def __init__(self, input_dim, latent_dim):
        super().__init__()
        self.enc = tf.keras.Sequential([layers.Dense(96, activation="relu"), layers.Dense(latent_dim)])
        self.dec = tf.keras.Sequential([layers.Dense(96, activation="relu"), layers.Dense(input_dim)])

    def call(self, x):
        return self.dec(self.enc(x))


def build_autoencoder(input_dim=784, latent_dim=32):
    return AutoEncoder(input_dim, latent_dim)
