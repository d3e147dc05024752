# misconception: mse_halved
import tensorflow as tf


def _mean_of_sums(t):
    return tf.reduce_sum(t) / tf.cast(tf.shape(t)[0], tf.float32)


def binary_cross_entropy(x, x_hat):
    q = tf.minimum(tf.maximum(x_hat, 1e-7), 1 - 1e-7)
    return _mean_of_sums(-x * tf.math.log(q) - (1 - x) * tf.math.log(1 - q))


def mean_squared_error(x, x_hat):
    d = tf.convert_to_tensor(x) - tf.convert_to_tensor(x_hat)
    return tf.nn.l2_loss(d) / tf.cast(tf.shape(d)[0], tf.float32)
