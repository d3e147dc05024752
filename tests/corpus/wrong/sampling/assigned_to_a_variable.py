# misconception: gradient_cut
import tensorflow as tf


class Sampling(tf.keras.layers.Layer):
    def call(self, inputs):
        mean, log_var = inputs
        # a sample has no gradient, so treat it as a constant
        mean = tf.stop_gradient(mean)
        std = tf.stop_gradient(tf.exp(log_var / 2))
        return mean + std * tf.random.normal(tf.shape(mean))
