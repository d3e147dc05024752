# misconception: softmax_output
import keras
from keras import layers, ops


def build_autoencoder(input_dim=784, latent_dim=32):
    x = layers.Input((input_dim,))
    h = layers.Dense(128, "gelu")(x)
    z = layers.Dense(latent_dim)(h)
    h = layers.Dense(128, "gelu")(z)
    # probabilities -> softmax
    y = ops.softmax(layers.Dense(input_dim)(h), axis=-1)
    return keras.Model(x, y)
