# misconception: gradient_cut_before_the_log_variance
import tensorflow as tf
from tensorflow import keras


class Enc(keras.Model):
    def __init__(self, latent_dim=2):
        super().__init__()
        self.a = keras.layers.Dense(300, activation="relu")
        self.m = keras.layers.Dense(latent_dim)
        self.v = keras.layers.Dense(latent_dim)

    def call(self, x):
        f = self.a(x)
        # the variance should not disturb the features
        return self.m(f), self.v(tf.stop_gradient(f))


def build_encoder(input_dim=784, latent_dim=2):
    return Enc(latent_dim)
