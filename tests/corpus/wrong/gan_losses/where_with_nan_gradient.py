# misconception: none
import tensorflow as tf


def _log(p):
    return tf.where(p > 1e-7, tf.math.log(p), tf.math.log(1e-7))


def discriminator_loss(real_probability, fake_probability):
    return -tf.reduce_mean(_log(real_probability)) - tf.reduce_mean(_log(1 - fake_probability))


def generator_loss(fake_probability):
    return -tf.reduce_mean(_log(fake_probability))
