"""Every image is a weighted mean of 48 learned probability images; the latent point chooses the weights."""

import keras
from keras import layers, ops


class Templates(layers.Layer):
    def __init__(self, pixels, **kwargs):
        super().__init__(**kwargs)
        self.pixels = pixels

    def build(self, input_shape):
        self.logits = self.add_weight(
            shape=(input_shape[-1], self.pixels), initializer=keras.initializers.RandomNormal(stddev=2.0), name="logits"
        )
        self.built = True

    def call(self, weights):
        return weights @ ops.sigmoid(self.logits)

    def compute_output_shape(self, input_shape):
        return (input_shape[0], self.pixels)


def build_decoder(latent_dim=2, output_dim=784):
    point = keras.Input((latent_dim,), name="z")
    hidden = layers.Dense(64, activation="softplus")(point)
    weights = layers.Dense(48, activation="softmax")(hidden)
    return keras.Model(point, Templates(output_dim)(weights))
