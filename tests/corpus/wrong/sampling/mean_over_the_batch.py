# misconception: none
import tensorflow as tf


class Sampling(tf.keras.layers.Layer):
    def call(self, inputs):
        mean, log_var = inputs
        mu = tf.reduce_mean(mean, axis=0)
        sigma = tf.exp(0.5 * tf.reduce_mean(log_var, axis=0))
        return mu + sigma * tf.random.normal(tf.shape(mean))
