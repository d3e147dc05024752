# misconception: none
# Squeeze removes every axis of length 1: with latent_dim=1 (or one image) the outputs lose an axis.
import keras
from keras import layers, ops


class Encoder(keras.Model):
    def __init__(self, latent_dim):
        super().__init__()
        self.hidden = layers.Dense(256, activation="relu")
        self.heads = layers.Dense(2 * latent_dim)
        self.split = layers.Reshape((2, latent_dim))

    def call(self, x):
        pair = self.split(self.heads(self.hidden(x)))
        mean, log_var = ops.split(pair, 2, axis=1)
        return [ops.squeeze(mean), ops.squeeze(log_var)]


def build_encoder(input_dim=784, latent_dim=2):
    return Encoder(latent_dim)
