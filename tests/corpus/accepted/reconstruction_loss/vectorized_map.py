"""The cost of one image as a function, mapped over the batch."""

import tensorflow as tf


def _image_bce(pair, eps=1e-7):
    x, p = pair
    p = tf.clip_by_value(p, eps, 1 - eps)
    stacked = tf.stack([p, 1 - p], axis=-1)
    weights = tf.stack([x, 1 - x], axis=-1)
    return -tf.reduce_sum(weights * tf.math.log(stacked))


def _image_se(pair):
    x, p = pair
    return tf.reduce_sum((x - p) * (x - p))


def _over_batch(cost, x, x_hat):
    pairs = (tf.convert_to_tensor(x, tf.float32), tf.convert_to_tensor(x_hat, tf.float32))
    return tf.reduce_mean(tf.vectorized_map(cost, pairs))


def binary_cross_entropy(x, x_hat):
    return _over_batch(_image_bce, x, x_hat)


def mean_squared_error(x, x_hat):
    return _over_batch(_image_se, x, x_hat)
