# misconception: none
import keras
from keras import layers


def make(latent_dim, input_dim):
    x = keras.Input((input_dim,))
    z = layers.Dense(latent_dim, activation="elu")(layers.Dense(64, activation="elu")(x))
    y = layers.Dense(input_dim, activation="sigmoid")(layers.Dense(64, activation="elu")(z))
    return keras.Model(x, y)


def build_autoencoder(input_dim=784, latent_dim=32):
    return make(input_dim, latent_dim)
