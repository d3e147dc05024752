# misconception: divergence_reversed
import tensorflow as tf


def kl_loss(mean, log_var):
    """KL(p || q) with p = N(0, I)"""
    inv_var = tf.exp(-log_var)
    k = tf.reduce_sum(inv_var + mean * mean * inv_var - 1.0 + log_var, axis=1)
    return tf.reduce_mean(0.5 * k)
