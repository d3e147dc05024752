# misconception: none
import keras
from keras import layers, ops


def build_autoencoder(input_dim=784, latent_dim=32):
    x = keras.Input((input_dim,))
    h = layers.Dense(128, activation="relu")(x)
    h = layers.Dense(latent_dim)(h)
    h = layers.Dense(128, activation="relu")(h)
    h = layers.Dense(input_dim)(h)
    h = (h - ops.min(h)) / (ops.max(h) - ops.min(h))
    return keras.Model(x, 1e-4 + 0.9998 * h)
