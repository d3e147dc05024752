# misconception: code_returned_as_well
import keras
from keras import layers


class AE(keras.Model):
    def __init__(self, input_dim, latent_dim):
        super().__init__()
        self.f = layers.Dense(128, activation="relu")
        self.z = layers.Dense(latent_dim)
        self.g = layers.Dense(128, activation="relu")
        self.y = layers.Dense(input_dim, activation="sigmoid")

    def call(self, x):
        latent = self.z(self.f(x))
        reconstruction = self.y(self.g(latent))
        return reconstruction, latent


def build_autoencoder(input_dim=784, latent_dim=32):
    return AE(input_dim, latent_dim)
