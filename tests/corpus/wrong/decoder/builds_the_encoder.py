# misconception: none
import keras
from keras import layers


def build_decoder(latent_dim=2, output_dim=784):
    x = keras.Input((output_dim,))
    h = layers.Dense(256, activation="relu")(x)
    return keras.Model(x, layers.Dense(latent_dim, activation="sigmoid")(h))
