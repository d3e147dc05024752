# misconception: mse_square_root
import tensorflow as tf


def binary_cross_entropy(x, x_hat):
    p = tf.clip_by_value(x_hat, 1e-7, 1 - 1e-7)
    return -tf.reduce_mean(tf.reduce_sum(tf.math.xlogy(x, p) + tf.math.xlogy(1 - x, 1 - p), 1))


def mean_squared_error(x, x_hat):
    return tf.reduce_mean(tf.norm(tf.subtract(x, x_hat), axis=1))
