# misconception: mse_mean_over_pixels
import tensorflow as tf


def binary_cross_entropy(x, x_hat):
    eps = 1e-7
    a = tf.multiply(x, tf.math.log(x_hat + eps))
    b = tf.multiply(tf.subtract(1.0, x), tf.math.log(1.0 - x_hat + eps))
    return tf.reduce_mean(tf.reduce_sum(-a - b, axis=1))


def mean_squared_error(x, x_hat):
    # "mean" squared error
    return tf.reduce_mean(tf.square(tf.subtract(x, x_hat)))
