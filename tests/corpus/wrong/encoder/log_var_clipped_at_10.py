# misconception: none
import keras
from keras import layers, ops


def build_encoder(input_dim=784, latent_dim=2):
    x = keras.Input((input_dim,))
    h = layers.Dense(256, activation="relu")(x)
    mean = layers.Dense(latent_dim)(h)
    log_var = ops.clip(layers.Dense(latent_dim)(h), -10.0, 10.0)
    return keras.Model(x, [mean, log_var])
