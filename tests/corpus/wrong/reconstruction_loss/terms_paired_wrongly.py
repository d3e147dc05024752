# misconception: none
import tensorflow as tf


def binary_cross_entropy(x, x_hat):
    x_hat = tf.clip_by_value(x_hat, 1e-7, 1 - 1e-7)
    return tf.reduce_mean(tf.reduce_sum(
        -((1 - x) * tf.math.log(x_hat) + x * tf.math.log(1 - x_hat)), axis=1))


def mean_squared_error(x, x_hat):
    return tf.reduce_mean(tf.reduce_sum(tf.square(x + x_hat), axis=1))
