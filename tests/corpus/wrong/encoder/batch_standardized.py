# misconception: none
# Pixels are centred by the mean of the batch at hand, so an image's outputs depend on its neighbours in the batch.
import keras
from keras import layers, ops


class Centre(layers.Layer):
    def call(self, x):
        return x - ops.mean(x)


def build_encoder(input_dim=784, latent_dim=2):
    inputs = keras.Input((input_dim,))
    h = Centre()(inputs)
    h = layers.Dense(256, activation="relu")(h)
    return keras.Model(inputs, [layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)])
