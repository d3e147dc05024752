# misconception: none
"""The log-variance is the mean, stretched and moved: each dimension's two numbers are tied to each other."""

import keras
from keras import layers


class Stretch(layers.Layer):
    def build(self, shape):
        self.factor = self.add_weight(shape=shape[-1:], initializer="ones", name="factor")
        self.offset = self.add_weight(shape=shape[-1:], initializer="zeros", name="offset")

    def call(self, inputs):
        return inputs * self.factor + self.offset


def build_encoder(input_dim=784, latent_dim=2):
    image = keras.Input((input_dim,))
    hidden = layers.Dense(64, activation="relu")(image)
    mean = layers.Dense(latent_dim)(hidden)
    return keras.Model(image, [mean, Stretch()(mean)])
