# misconception: none
import keras
from keras import ops


class Standardize(keras.layers.Layer):
    """zero mean and unit variance over the batch"""

    def call(self, h):
        m = ops.mean(h, axis=0, keepdims=True)
        s = ops.std(h, axis=0, keepdims=True)
        return (h - m) / (s + 1e-3)


def build_encoder(input_dim=784, latent_dim=2):
    x = keras.Input((input_dim,))
    h = keras.layers.Dense(128, activation="relu")(x)
    h = Standardize()(h)
    return keras.Model(x, [keras.layers.Dense(latent_dim)(h), keras.layers.Dense(latent_dim)(h)])
