# misconception: none
import keras
from keras import layers


def build_encoder(latent_dim=2, input_dim=784):
    x = keras.Input(shape=(input_dim,))
    h = layers.Dense(256, activation="relu")(x)
    return keras.Model(x, [layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)])
