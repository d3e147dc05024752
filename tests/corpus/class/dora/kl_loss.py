import tensorflow as tf


def kl_loss(mean, log_var):
    kl = -(1 + log_var - tf.square(mean) - tf.exp(log_var))
    return tf.reduce_mean(tf.reduce_sum(kl, axis=1))
