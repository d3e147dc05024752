# tries: a constant grey image; shape and range are right, nothing else is.
# family: evasion
import keras
from keras import ops


class Model(keras.Model):
    def call(self, x):
        return ops.zeros_like(x) + 0.5


def build_autoencoder(input_dim=784, latent_dim=32):
    return Model()
