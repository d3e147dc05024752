import tensorflow as tf


@tf.function
def _mean_nll(p):
    """-log p, averaged. In float64 because of the tiny numbers, float32 again at the end."""
    p = tf.cast(p, tf.float64)
    p = tf.where(p < 1e-10, 1e-10 * tf.ones_like(p), p)
    return tf.cast(-tf.reduce_mean(tf.math.log(p)), tf.float32)


def discriminator_loss(real_probability, fake_probability):
    fake = tf.cast(fake_probability, tf.float64)
    return _mean_nll(real_probability) + _mean_nll(1.0 - fake)


def generator_loss(fake_probability):
    return _mean_nll(fake_probability)
