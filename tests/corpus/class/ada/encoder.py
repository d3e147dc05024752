import math

import keras
from keras import layers


def build_encoder(input_dim=784, latent_dim=2):
    side = int(round(math.sqrt(input_dim)))
    encoder_inputs = keras.Input(shape=(input_dim,))
    x = layers.Reshape((side, side, 1))(encoder_inputs)
    x = layers.Conv2D(32, 3, activation="relu", strides=2, padding="same")(x)
    x = layers.Conv2D(64, 3, activation="relu", strides=2, padding="same")(x)
    x = layers.Flatten()(x)
    x = layers.Dense(16, activation="relu")(x)
    z_mean = layers.Dense(latent_dim, name="z_mean")(x)
    z_log_var = layers.Dense(latent_dim, name="z_log_var")(x)
    encoder = keras.Model(encoder_inputs, [z_mean, z_log_var], name="encoder")
    return encoder
