# misconception: only_the_mean
import keras
from keras import layers


def build_encoder(input_dim=784, latent_dim=2):
    return keras.Sequential(
        [
            keras.Input((input_dim,)),
            layers.Dense(128, activation="relu"),
            layers.Dense(64, activation="relu"),
            layers.Dense(latent_dim),
        ]
    )
