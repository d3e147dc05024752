"""Runs beside a submitted sampling layer."""

import tensorflow as tf


def draw(submission, mean, log_var):
    """Return one call's z, (batch, latent_dim)."""
    return submission.Sampling()([mean, log_var])


def draw_again(submission, mean, log_var):
    """Return z of three calls of one layer and of one call of another, (4, batch, latent_dim)."""
    layer, other = submission.Sampling(), submission.Sampling()
    return tf.stack([layer([mean, log_var]), layer([mean, log_var]), layer([mean, log_var]), other([mean, log_var])])


def gradients(submission, mean, log_var):
    """Return z, dz/dmean and dz/dlog_var, each (batch, latent_dim); None where there is no gradient."""
    layer = submission.Sampling()
    with tf.GradientTape() as tape:
        tape.watch([mean, log_var])
        z = tf.convert_to_tensor(layer([mean, log_var]))
    return [z, *tape.gradient(z, [mean, log_var])]
