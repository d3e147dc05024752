"""A small StyleGAN: a learned constant, and styles made from the noise by a mapping network."""

from dataclasses import dataclass

import keras
import tensorflow as tf
from keras import layers


@dataclass(frozen=True)
class Config:
    style: int = 48
    filters: tuple = (48, 32, 16)
    mapping_depth: int = 2


class LearnedConstant(layers.Layer):
    def __init__(self, filters, **kwargs):
        super().__init__(**kwargs)
        self.filters = filters

    def build(self, input_shape):
        self.constant = self.add_weight(shape=(1, 7, 7, self.filters), initializer="random_normal", name="constant")

    def call(self, w):
        return tf.tile(self.constant, [tf.shape(w)[0], 1, 1, 1])

    def compute_output_shape(self, input_shape):
        return (input_shape[0], 7, 7, self.filters)


class AdaIN(layers.Layer):
    """Normalize each channel of each image, then give it the style's scale and offset."""

    def build(self, input_shapes):
        x_shape, w_shape = input_shapes
        self.affine = layers.Dense(2 * x_shape[-1])
        self.affine.build(w_shape)

    def call(self, inputs):
        x, w = inputs
        mean, variance = tf.nn.moments(x, axes=[1, 2], keepdims=True)
        scale, offset = tf.split(self.affine(w)[:, None, None, :], 2, axis=-1)
        return (x - mean) * tf.math.rsqrt(variance + 1e-6) * (1.0 + scale) + offset

    def compute_output_shape(self, input_shapes):
        return input_shapes[0]


def build_generator(latent_dim=64):
    c = Config()
    z = keras.Input((latent_dim,))
    w = z
    for _ in range(c.mapping_depth):
        w = layers.Dense(c.style, activation="leaky_relu")(w)
    x = LearnedConstant(c.filters[0])(w)
    for i, filters in enumerate(c.filters):
        if i:
            x = layers.UpSampling2D()(x)
        x = layers.Conv2D(filters, 3, padding="same", use_bias=False)(x)
        x = AdaIN()([x, w])
        x = layers.LeakyReLU(0.2)(x)
    return keras.Model(z, layers.Conv2D(1, 1, activation="tanh")(x))
