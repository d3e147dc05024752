import tensorflow as tf


def _logit(p, eps=1e-7):
    p = tf.clip_by_value(p, eps, 1.0 - eps)
    return tf.math.log(p) - tf.math.log1p(-p)


def binary_cross_entropy(x, x_hat):
    """Back to logits, then the stable formula of TensorFlow."""
    x = tf.convert_to_tensor(x)
    cost = tf.nn.sigmoid_cross_entropy_with_logits(labels=x, logits=_logit(x_hat))
    return tf.reduce_mean(tf.reduce_sum(cost, 1))


def mean_squared_error(x, x_hat):
    # nn.l2_loss is half of the sum of squares
    d = tf.convert_to_tensor(x) - tf.convert_to_tensor(x_hat)
    batch = tf.cast(tf.shape(d)[0], d.dtype)
    return 2.0 * tf.nn.l2_loss(d) / batch
