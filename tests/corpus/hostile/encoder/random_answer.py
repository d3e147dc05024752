# tries: a model without weights that answers with random numbers of the right shape.
# family: evasion
import keras
import tensorflow as tf


class Random(keras.Model):
    def __init__(self, latent_dim):
        super().__init__()
        self.latent_dim = latent_dim

    def call(self, x):
        shape = (tf.shape(x)[0], self.latent_dim)
        return [tf.random.normal(shape, stddev=3.0), tf.random.normal(shape, stddev=3.0)]


def build_encoder(input_dim=784, latent_dim=2):
    return Random(latent_dim)
