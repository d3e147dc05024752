# misconception: constant_lost_in_rounding
import tensorflow as tf

eps = 1e-10  # to avoid log(0)


def safe_log(p):
    return tf.math.log(tf.clip_by_value(p, eps, 1.0))


def discriminator_loss(real_probability, fake_probability):
    fake = tf.clip_by_value(fake_probability, eps, 1 - eps)
    return -tf.reduce_mean(safe_log(real_probability)) - tf.reduce_mean(tf.math.log(1 - fake))


def generator_loss(fake_probability):
    return -tf.reduce_mean(safe_log(fake_probability))
