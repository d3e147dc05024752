import tensorflow as tf

EPS = 1e-7


def binary_cross_entropy(x, x_hat):
    bce = x * tf.math.log(x_hat + EPS) + (1 - x) * tf.math.log(1 - x_hat + EPS)
    return -tf.reduce_mean(tf.reduce_sum(bce, axis=-1))


def mean_squared_error(x, x_hat):
    return tf.reduce_mean(tf.reduce_sum((x - x_hat) ** 2, axis=-1))
