# misconception: code_twice_as_wide
import keras
from keras import layers


def build_autoencoder(input_dim=784, latent_dim=32):
    inputs = keras.Input(shape=(input_dim,))
    h = layers.Dense(200, activation="relu")(inputs)
    z_mean = layers.Dense(latent_dim, name="z_mean")(h)
    z_log_var = layers.Dense(latent_dim, name="z_log_var")(h)
    z = layers.concatenate([z_mean, z_log_var])
    h = layers.Dense(200, activation="relu")(z)
    outputs = layers.Dense(input_dim, activation="sigmoid")(h)
    return keras.Model(inputs, outputs, name="vae")
