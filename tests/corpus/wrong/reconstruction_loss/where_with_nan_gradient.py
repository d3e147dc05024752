# misconception: none
import tensorflow as tf


def _safe_log(p):
    return tf.where(p > 1e-7, tf.math.log(p), tf.math.log(1e-7))


def binary_cross_entropy(x, x_hat):
    return -tf.reduce_mean(tf.reduce_sum(x * _safe_log(x_hat) + (1 - x) * _safe_log(1 - x_hat), 1))


def mean_squared_error(x, x_hat):
    return tf.reduce_mean(tf.norm(x - x_hat, axis=1) ** 2)
