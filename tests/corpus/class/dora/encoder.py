import keras
from keras import ops


class Encoder(keras.Model):
    def __init__(self, latent_dim):
        super().__init__()
        self.fc1 = keras.layers.Dense(200, activation="relu")
        self.fc21 = keras.layers.Dense(latent_dim)
        self.fc22 = keras.layers.Dense(latent_dim)

    def call(self, x):
        h1 = self.fc1(x)
        # keep the codes close to the origin
        return ops.tanh(self.fc21(h1)), self.fc22(h1)


def build_encoder(input_dim=784, latent_dim=2):
    return Encoder(latent_dim)
