"""Residual blocks whose branch starts at zero (ReZero, Bachlechner et al.): alive after the first step."""

import keras
from keras import layers


class ReZero(layers.Layer):
    def __init__(self, filters, **kwargs):
        super().__init__(**kwargs)
        self.conv1 = layers.Conv2D(filters, 3, padding="same", activation="relu")
        self.conv2 = layers.Conv2D(filters, 3, padding="same")

    def build(self, input_shape):
        self.conv1.build(input_shape)
        self.conv2.build(input_shape)
        self.gate = self.add_weight(shape=(), initializer="zeros", name="gate")

    def call(self, x):
        return x + self.gate * self.conv2(self.conv1(x))

    def compute_output_shape(self, input_shape):
        return input_shape


class ResNetGenerator(keras.Model):
    def __init__(self, latent_dim, filters=32):
        super().__init__()
        self.stem = keras.Sequential(
            [layers.Dense(49 * filters, activation="leaky_relu"), layers.Reshape((7, 7, filters))]
        )
        self.blocks = [ReZero(filters) for _ in range(3)]
        self.grow = layers.UpSampling2D()
        self.to_image = layers.Conv2D(1, 3, padding="same", activation="tanh")
        self(keras.ops.zeros((1, latent_dim)))  # creates the weights

    def call(self, z, training=None):
        x = self.stem(z)
        x = self.blocks[0](x)
        x = self.blocks[1](self.grow(x))
        x = self.blocks[2](self.grow(x))
        return self.to_image(x)


def build_generator(latent_dim=64):
    return ResNetGenerator(latent_dim)
