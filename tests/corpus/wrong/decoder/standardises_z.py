# misconception: batch_statistics_when_generating
import tensorflow as tf


class Standardise(tf.keras.layers.Layer):
    """z should be N(0, 1), make sure of it"""

    def call(self, z):
        mean, var = tf.nn.moments(z, axes=[0], keepdims=True)
        return (z - mean) / tf.sqrt(var + 1e-3)


def build_decoder(latent_dim=2, output_dim=784):
    z = tf.keras.Input((latent_dim,))
    h = Standardise()(z)
    h = tf.keras.layers.Dense(200, activation="swish")(h)
    return tf.keras.Model(z, tf.keras.layers.Dense(output_dim, activation="sigmoid")(h))
