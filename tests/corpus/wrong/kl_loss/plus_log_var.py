# misconception: log_variance_added
import tensorflow as tf


def kl_loss(mean, log_var):
    return -0.5 * tf.reduce_mean(tf.reduce_sum(1 - log_var - mean**2 - tf.exp(log_var), 1))
