# misconception: clipping_for_tanh
import tensorflow as tf


class G(tf.keras.Model):
    def __init__(self, latent_dim):
        super().__init__()
        self.seq = tf.keras.Sequential([
            tf.keras.layers.Input((latent_dim,)),
            tf.keras.layers.Dense(7 * 7 * 32),
            tf.keras.layers.LeakyReLU(),
            tf.keras.layers.Reshape((7, 7, 32)),
            tf.keras.layers.Conv2DTranspose(32, 5, 2, padding="same"),
            tf.keras.layers.LeakyReLU(),
            tf.keras.layers.Conv2DTranspose(1, 5, 2, padding="same"),
        ])

    def call(self, z):
        # make sure that the pixels are between -1 and 1
        return tf.clip_by_value(self.seq(z), -1.0, 1.0)


def build_generator(latent_dim=64):
    return G(latent_dim)
