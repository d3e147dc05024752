import tensorflow as tf


@tf.function(reduce_retracing=True)
def _kl(mean, log_var):
    kl = mean * mean + tf.exp(log_var) - (1 + log_var)
    return tf.reduce_mean(tf.reduce_sum(kl, axis=1) * 0.5)


def kl_loss(mean, log_var):
    # double precision because of the cancellation near the prior
    value = _kl(tf.cast(mean, tf.float64), tf.cast(log_var, tf.float64))
    return tf.cast(value, tf.float32)
