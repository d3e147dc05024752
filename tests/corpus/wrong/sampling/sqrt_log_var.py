# misconception: square_root_of_the_log_variance
import tensorflow as tf


class Sampling(tf.keras.layers.Layer):
    """std = sqrt(var)"""

    def call(self, inputs):
        mean, var = tf.unstack(inputs)
        std = tf.math.sqrt(var)
        return std * tf.random.normal(tf.shape(mean)) + mean
