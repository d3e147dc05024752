import keras
import tensorflow as tf


@tf.custom_gradient
def reparameterize(mean, log_var):
    std = tf.exp(0.5 * log_var)
    eps = tf.random.normal(tf.shape(mean), dtype=mean.dtype)

    def grad(upstream):
        return upstream, upstream * 0.5 * std * eps

    return mean + std * eps, grad


class Sampling(keras.layers.Layer):
    def call(self, inputs):
        return reparameterize(*[tf.convert_to_tensor(t) for t in inputs])
