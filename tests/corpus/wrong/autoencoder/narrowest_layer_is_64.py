# misconception: no_bottleneck
from typing import Any

import keras


def build_autoencoder(input_dim: int = 784, latent_dim: int = 32, **kwargs: Any) -> keras.Model:
    """Encoder 128-64, decoder 64-128."""
    encoder = keras.Sequential([
        keras.layers.Dense(128, activation="leaky_relu"),
        keras.layers.Dense(64, activation="leaky_relu"),
    ], name="encoder")
    decoder = keras.Sequential([
        keras.layers.Dense(128, activation="leaky_relu"),
        keras.layers.Dense(input_dim, activation="sigmoid"),
    ], name="decoder")
    inputs = keras.Input((input_dim,))
    return keras.Model(inputs, decoder(encoder(inputs)))
