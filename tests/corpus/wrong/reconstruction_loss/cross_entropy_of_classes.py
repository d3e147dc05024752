# misconception: bce_black_pixels_left_out
import tensorflow as tf


def binary_cross_entropy(x, x_hat):
    # cross-entropy: - sum p log q
    p, q = x, tf.maximum(x_hat, 1e-7)
    return tf.reduce_mean(-tf.reduce_sum(p * tf.math.log(q), axis=1))


def mean_squared_error(x, x_hat):
    return tf.reduce_mean(tf.norm(x - x_hat, axis=1) ** 2)
