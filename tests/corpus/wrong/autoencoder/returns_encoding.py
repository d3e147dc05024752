# misconception: encoder_only
import keras


class Autoencoder(keras.Model):
    def __init__(self, input_dim, latent_dim):
        super().__init__()
        self.encoder = keras.Sequential([keras.layers.Dense(128, activation="relu"),
                                         keras.layers.Dense(latent_dim)])
        self.decoder = keras.Sequential([keras.layers.Dense(128, activation="relu"),
                                         keras.layers.Dense(input_dim, activation="sigmoid")])

    def decode(self, z):
        return self.decoder(z)

    def call(self, x):
        encoded = self.encoder(x)
        return encoded


def build_autoencoder(input_dim=784, latent_dim=32):
    return Autoencoder(input_dim, latent_dim)
