# misconception: bce_gradient_cut_by_numpy
import numpy as np
import tensorflow as tf


def binary_cross_entropy(x, x_hat):
    x, p = np.array(x), np.clip(np.array(x_hat), 1e-7, 1 - 1e-7)
    total = -(x * np.log(p) + (1 - x) * np.log(1 - p)).sum(axis=1)
    return tf.constant(total.mean(), tf.float32)


def mean_squared_error(x, x_hat):
    return tf.reduce_mean(tf.reduce_sum((x - x_hat) ** 2, axis=1))
