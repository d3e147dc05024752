"""Runs beside submitted reconstruction losses."""

import tensorflow as tf


def bce_gradient(submission, x, x_hat):
    """Return d binary_cross_entropy / d x_hat, (batch, pixels), or None where there is none."""
    return _gradient(submission.binary_cross_entropy, x, x_hat)


def mse_gradient(submission, x, x_hat):
    """Return d mean_squared_error / d x_hat, (batch, pixels), or None where there is none."""
    return _gradient(submission.mean_squared_error, x, x_hat)


def _gradient(loss_of, x, x_hat):
    with tf.GradientTape() as tape:
        tape.watch(x_hat)
        loss = tf.convert_to_tensor(loss_of(x, x_hat))
    return tape.gradient(loss, x_hat)
