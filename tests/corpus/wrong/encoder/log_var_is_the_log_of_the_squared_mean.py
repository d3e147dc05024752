# misconception: none
"""The variance is taken to be the square of the mean."""

import keras
from keras import layers, ops


class LogOfSquare(layers.Layer):
    def call(self, inputs):
        return ops.log(ops.square(inputs) + 1e-6)


def build_encoder(input_dim=784, latent_dim=2):
    image = keras.Input((input_dim,))
    hidden = layers.Dense(64, activation="tanh")(image)
    mean = layers.Dense(latent_dim)(hidden)
    return keras.Model(image, [mean, LogOfSquare()(mean)])
