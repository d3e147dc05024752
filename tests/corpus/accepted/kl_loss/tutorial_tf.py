import tensorflow as tf


def kl_loss(mean, log_var):
    kl = -0.5 * tf.reduce_sum(1 + log_var - tf.square(mean) - tf.exp(log_var), axis=-1)
    return tf.reduce_mean(kl)
