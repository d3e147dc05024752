# misconception: one_noise_for_all_dimensions
import tensorflow as tf


class Sampling(tf.keras.layers.Layer):
    def call(self, inputs):
        mean, log_var = inputs
        batch = tf.shape(mean)[0]
        return mean + tf.exp(0.5 * log_var) * tf.random.normal((batch, 1))
