import tensorflow as tf


def binary_cross_entropy(x, x_hat):
    # float64 inside, so that a tiny epsilon really counts
    x = tf.cast(x, tf.float64)
    p = tf.cast(x_hat, tf.float64)
    p = tf.clip_by_value(p, 1e-15, 1 - 1e-15)
    nats = -(tf.math.xlogy(x, p) + tf.math.xlog1py(1 - x, -p))
    return tf.cast(tf.math.reduce_mean(tf.math.reduce_sum(nats, axis=[1])), tf.float32)


def mean_squared_error(x, x_hat):
    x, x_hat = tf.cast(x, tf.float64), tf.cast(x_hat, tf.float64)
    errors = tf.math.squared_difference(x, x_hat)
    return tf.cast(tf.math.reduce_mean(tf.math.reduce_sum(errors, axis=[1])), tf.float32)
