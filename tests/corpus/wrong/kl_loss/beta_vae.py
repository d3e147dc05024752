# misconception: none
import tensorflow as tf

beta = 4.0


def kl_loss(mean, log_var):
    kl = -0.5 * tf.reduce_sum(1 + log_var - mean**2 - tf.exp(log_var), axis=1)
    return beta * tf.reduce_mean(kl)
