# misconception: part_of_the_noise_ignored
# noise beyond the first 32 numbers is ignored, so noise that differs only there gives the same images
import keras
from keras import layers


class Coarse(layers.Layer):
    """Turn noise into a 7x7 map."""

    def __init__(self, channels, **kwargs):
        super().__init__(**kwargs)
        self.channels = channels

    def build(self, input_shape):
        used = min(32, input_shape[-1])
        self.kernel = self.add_weight(shape=(used, 49 * self.channels), initializer="glorot_uniform", name="kernel")
        self.bias = self.add_weight(shape=(49 * self.channels,), initializer="zeros", name="bias")

    def call(self, z):
        flat = keras.ops.matmul(z[:, :32], self.kernel) + self.bias
        return keras.ops.reshape(keras.ops.relu(flat), (-1, 7, 7, self.channels))

    def compute_output_shape(self, input_shape):
        return (input_shape[0], 7, 7, self.channels)


def build_generator(latent_dim=64):
    z = keras.Input((latent_dim,))
    x = Coarse(32)(z)
    x = layers.Conv2DTranspose(24, 3, strides=2, padding="same", activation="relu")(x)
    x = layers.Conv2DTranspose(1, 3, strides=2, padding="same", activation="tanh")(x)
    return keras.Model(z, x)
