# misconception: mean_left_out
import tensorflow as tf
from tensorflow.keras import layers


class Sampling(layers.Layer):
    def call(self, inputs):
        z_mean, z_log_var = inputs
        sigma = tf.sqrt(tf.exp(z_log_var))
        return tf.random.normal(tf.shape(z_mean), mean=0.0, stddev=1.0) * sigma
