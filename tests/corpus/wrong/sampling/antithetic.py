# misconception: none
import tensorflow as tf


class Sampling(tf.keras.layers.Layer):
    """Half of the noise is the other half with the opposite sign, which lowers the variance."""

    def call(self, inputs):
        mean, log_var = inputs
        n, d = tf.shape(mean)[0], tf.shape(mean)[1]
        half = tf.random.normal(((n + 1) // 2, d))
        eps = tf.concat([half, -half], axis=0)[:n]
        return mean + tf.exp(0.5 * log_var) * eps
