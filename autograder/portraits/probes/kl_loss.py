"""Takes the picture of a KL loss."""

import numpy as np
import tensorflow as tf

from autograder.probes.shared import lessons

LINE = np.linspace(-3.0, 3.0, 61, dtype="float32")
SIZES = ((1, 1), (1, 4), (4, 1))


def portrait(submission, digits):
    """Return the loss over the mean and over log_var, (61,), and for some sizes (batch, latent_dim), (3,)."""
    zero = tf.zeros((1, 1))
    points = [tf.fill((1, 1), value) for value in LINE]
    return {
        "over_mean": lessons.numbers(submission.kl_loss(point, zero) for point in points),
        "over_log_var": lessons.numbers(submission.kl_loss(zero, point) for point in points),
        "by_size": lessons.numbers(submission.kl_loss(tf.ones(size), tf.ones(size)) for size in SIZES),
    }
