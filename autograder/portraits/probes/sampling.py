"""Takes the picture of a sampling layer."""

import numpy as np
import tensorflow as tf

LOG_VARS = np.repeat(np.linspace(-4.0, 4.0, 17, dtype="float32"), 300)[:, None]
CLOUD = 400


def portrait(submission, digits):
    """Return draws of one Gaussian, (4000, 1), of 17 widths, 300 each, and of two dimensions, (400, 2)."""
    layer = submission.Sampling()
    centre = tf.tile([[2.0, -1.0]], (CLOUD, 1))
    return {
        "draws": layer([tf.fill((4000, 1), 1.0), tf.fill((4000, 1), float(np.log(4.0)))]),
        "widths": layer([tf.zeros(LOG_VARS.shape), tf.constant(LOG_VARS)]),
        "cloud": layer([centre, tf.tile([[0.0, 2.0]], (CLOUD, 1))]),
    }
