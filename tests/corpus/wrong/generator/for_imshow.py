# misconception: missing_channel_axis
import tensorflow as tf


class Generator(tf.keras.Model):
    def __init__(self, latent_dim):
        super().__init__()
        self.blocks = tf.keras.Sequential([
            tf.keras.Input((latent_dim,)),
            tf.keras.layers.Dense(7 * 7 * 16, activation="elu"),
            tf.keras.layers.Reshape((7, 7, 16)),
            tf.keras.layers.Conv2DTranspose(8, 5, strides=(2, 2), padding="same", activation="elu"),
            tf.keras.layers.Conv2DTranspose(1, 5, strides=(2, 2), padding="same", activation="tanh"),
        ])

    def call(self, z):
        return self.blocks(z)[:, :, :, 0]     # grey images


def build_generator(latent_dim=64):
    return Generator(latent_dim)
