import keras
from keras import layers, ops


def build_autoencoder(input_dim=784, latent_dim=32):
    x = keras.Input((input_dim,))
    h = layers.Dense(128, activation="relu")(x)
    h = layers.Dense(latent_dim)(h)
    h = layers.Dense(128, activation="relu")(h)
    p = layers.Dense(input_dim, activation="sigmoid")(h)
    return keras.Model(x, ops.clip(p, 1e-6, 1 - 1e-6))
