# misconception: none
import tensorflow as tf


def binary_cross_entropy(x, x_hat):
    # likelihood of the whole image, then its logarithm
    likelihood = tf.reduce_prod(x * x_hat + (1 - x) * (1 - x_hat), axis=1)
    return -tf.reduce_mean(tf.math.log(likelihood + 1e-7))


def mean_squared_error(x, x_hat):
    return tf.reduce_mean(tf.reduce_max(tf.square(x - x_hat), axis=1))
