import tensorflow as tf


def kl_loss(mean, log_var):
    # Bishop's form: -log(sigma) + (sigma^2 + mu^2) / 2 - 1/2
    sigma = tf.exp(log_var / 2)
    kl = -tf.math.log(sigma) + (sigma**2 + mean**2) / 2 - 1 / 2
    return tf.math.reduce_mean(tf.math.reduce_sum(kl, axis=[1]), axis=[0])
