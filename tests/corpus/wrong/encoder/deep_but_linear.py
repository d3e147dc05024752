# misconception: linear_encoder
import keras
from keras import layers


def build_encoder(input_dim=784, latent_dim=2):
    x = keras.Input(shape=(input_dim,))
    h = layers.Dense(256)(x)
    h = layers.Dense(128)(h)
    h = layers.Dropout(0.1)(h)
    h = layers.Dense(64)(h)
    return keras.Model(x, [layers.Dense(latent_dim, name="mean")(h), layers.Dense(latent_dim, name="log_var")(h)])
