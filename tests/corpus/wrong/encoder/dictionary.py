# misconception: none
import keras
from keras import layers


def build_encoder(input_dim=784, latent_dim=2):
    x = keras.Input(shape=(input_dim,))
    h = layers.Dense(256, activation="relu")(x)
    outputs = {"mean": layers.Dense(latent_dim)(h), "log_var": layers.Dense(latent_dim)(h)}
    return keras.Model(x, outputs)
