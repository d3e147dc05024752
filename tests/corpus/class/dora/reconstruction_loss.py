import tensorflow as tf

bce = tf.keras.losses.BinaryCrossentropy()


def binary_cross_entropy(x, x_hat):
    return bce(x, x_hat)


def mean_squared_error(x, x_hat):
    return tf.reduce_mean(tf.reduce_sum(tf.math.squared_difference(x, x_hat), axis=1))
