import tensorflow as tf


def kl_loss(mean, log_var):
    # sum everything at once, then divide by the number of images
    everything = tf.reduce_sum(tf.square(mean) + tf.exp(log_var) - log_var - 1.0)
    n = tf.cast(tf.shape(mean)[0], tf.float32)
    return 0.5 * everything / n
