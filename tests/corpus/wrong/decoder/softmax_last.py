# misconception: softmax_over_pixels
from tensorflow import keras


def build_decoder(latent_dim: int = 2, output_dim: int = 784) -> keras.Model:
    """Multi-layer perceptron whose outputs are probabilities."""
    z = keras.layers.Input(shape=(latent_dim,), name="z")
    h = keras.layers.Dense(256, name="h")(z)
    h = keras.layers.ReLU()(h)
    x = keras.layers.Dense(output_dim, name="x")(h)
    x = keras.layers.Softmax(name="probabilities")(x)
    return keras.Model(z, x)
