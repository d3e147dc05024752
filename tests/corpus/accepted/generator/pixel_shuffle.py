import keras
import tensorflow as tf
from keras import layers


class PixelShuffle(layers.Layer):
    """(h, w, 4c) -> (2h, 2w, c)"""

    def call(self, x):
        return tf.nn.depth_to_space(x, block_size=2)

    def compute_output_shape(self, s):
        return (s[0], s[1] * 2, s[2] * 2, s[3] // 4)


def build_generator(latent_dim=64):
    z = keras.Input(shape=[latent_dim])
    h = layers.Dense(7 * 7 * 16, activation="gelu")(z)
    h = layers.Reshape([7, 7, 16])(h)
    h = layers.Conv2D(64, 3, padding="same")(h)
    h = PixelShuffle()(h)
    h = layers.Activation("gelu")(h)
    h = layers.Conv2D(4, 3, padding="same")(h)
    h = PixelShuffle()(h)
    return keras.Model(z, layers.Activation("tanh")(h))
