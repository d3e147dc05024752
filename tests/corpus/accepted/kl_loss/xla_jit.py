"""Compiled by XLA."""

import tensorflow as tf


@tf.function(jit_compile=True)
def kl_loss(mean, log_var):
    variance = tf.exp(log_var)
    kl = tf.math.squared_difference(mean, 0.0) + variance - tf.ones_like(variance) - log_var
    return tf.reduce_mean(tf.reduce_sum(kl, 1)) / 2.0
