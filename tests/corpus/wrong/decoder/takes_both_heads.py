# misconception: mean_and_log_variance_expected
import keras
from keras import layers, ops


class Decoder(keras.Model):
    def __init__(self, latent_dim, output_dim):
        super().__init__()
        self.h = layers.Dense(256, activation="relu")
        self.x = layers.Dense(output_dim, activation="sigmoid")

    def call(self, encoded):
        mean, log_var = encoded
        z = mean + ops.exp(0.5 * log_var)
        return self.x(self.h(z))


def build_decoder(latent_dim=2, output_dim=784):
    return Decoder(latent_dim, output_dim)
