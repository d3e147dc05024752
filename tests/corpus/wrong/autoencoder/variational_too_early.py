# misconception: noise_in_the_code
import keras
from keras import layers, ops, random


class Sample(layers.Layer):
    def __init__(self):
        super().__init__()
        self.seeds = random.SeedGenerator(3)

    def call(self, mean):
        return mean + random.normal(ops.shape(mean), seed=self.seeds)


def build_autoencoder(input_dim=784, latent_dim=32):
    inputs = keras.Input((input_dim,))
    x = layers.Dense(128, activation="relu")(inputs)
    x = Sample()(layers.Dense(latent_dim)(x))
    x = layers.Dense(128, activation="relu")(x)
    return keras.Model(inputs, layers.Dense(input_dim, activation="sigmoid")(x))
