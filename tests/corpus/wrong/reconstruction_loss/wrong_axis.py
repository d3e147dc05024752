# misconception: bce_axes_exchanged
import tensorflow as tf


def binary_cross_entropy(x, x_hat):
    """Bernoulli negative log likelihood."""
    p = tf.clip_by_value(x_hat, 1e-7, 1 - 1e-7)
    ll = x * tf.math.log(p) + (1 - x) * tf.math.log(1 - p)
    per_image = tf.reduce_sum(ll, 0)
    return -tf.reduce_mean(per_image)


def mean_squared_error(x, x_hat):
    per_image = tf.reduce_sum((x - x_hat) ** 2, 1)
    return tf.reduce_mean(per_image)
