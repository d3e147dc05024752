# misconception: bce_logarithm_unprotected
import tensorflow as tf


def binary_cross_entropy(x, x_hat):
    loss = -(x * tf.math.log(x_hat) + (1.0 - x) * tf.math.log(1.0 - x_hat))
    loss = tf.reduce_sum(loss, axis=1)
    loss = tf.reduce_mean(loss)
    return loss


def mean_squared_error(x, x_hat):
    loss = (x - x_hat) * (x - x_hat)
    loss = tf.reduce_sum(loss, axis=1)
    loss = tf.reduce_mean(loss)
    return loss
