# misconception: half_on_the_first_term_only
import tensorflow as tf


def kl_loss(mean, log_var):
    kl = 1 / 2 * tf.pow(mean, 2) + tf.exp(log_var) - 1 - log_var
    return tf.reduce_mean(tf.reduce_sum(kl, axis=1))
