# misconception: batch_and_latent_axes_exchanged
import tensorflow as tf


def kl_loss(mean, log_var):
    kl_batch = tf.reduce_sum(tf.exp(log_var) + tf.square(mean) - 1. - log_var, axis=0)
    return tf.reduce_mean(kl_batch * 0.5)
