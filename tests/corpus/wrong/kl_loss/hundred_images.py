# misconception: none
import tensorflow as tf

BATCH_SIZE = 128


def kl_loss(mean, log_var):
    total = tf.reduce_sum(tf.square(mean) + tf.exp(log_var) - 1 - log_var)
    return 0.5 * total / BATCH_SIZE
