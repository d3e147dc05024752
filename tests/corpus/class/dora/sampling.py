import tensorflow as tf
from tensorflow.keras.layers import Layer


class Sampling(Layer):
    def call(self, inputs):
        mu, log_sigma = inputs
        eps = tf.random.normal(tf.shape(mu))
        return mu + tf.exp(log_sigma) * eps
