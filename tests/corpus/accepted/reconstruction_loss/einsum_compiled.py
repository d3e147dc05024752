import tensorflow as tf


@tf.function(reduce_retracing=True)
def mean_squared_error(x, x_hat):
    d = tf.convert_to_tensor(x) - x_hat
    return tf.reduce_mean(tf.einsum("bp,bp->b", d, d))


@tf.function(reduce_retracing=True)
def binary_cross_entropy(x, x_hat):
    x = tf.convert_to_tensor(x)
    p = tf.clip_by_value(x_hat, 1e-7, 1 - 1e-7)
    a = tf.einsum("bp,bp->b", x, tf.math.log(p))
    b = tf.einsum("bp,bp->b", 1 - x, tf.math.log(1 - p))
    return -tf.reduce_mean(a + b)
