"""Takes the picture of anomaly detection, with principal components for a VAE."""

import numpy as np
import tensorflow as tf

from autograder.probes.shared import principal

LATENT_DIM = 16
QUANTILES = np.linspace(0.02, 0.98, 25)


def portrait(submission, digits):
    """Return how strange digits are, as they are and turned, and what is reported.

    Returns:
        usual, turned: The scores of 200 digits, and of the same turned by 90 degrees, in growing order, (200,).
        alarms, found: The share of each that is reported, over the quantiles, (25,).
    """
    networks = principal.networks(digits, LATENT_DIM)
    squares = tf.reshape(digits, (-1, 28, 28, 1))
    usual, turned = (
        tf.cast(submission.anomaly_scores(tf.reshape(images, (-1, 784)), *networks), "float32")
        for images in (squares, tf.image.rot90(squares))
    )
    alarms, found = (
        tf.stack([tf.reduce_mean(tf.cast(submission.is_anomaly(scores, usual, each), "float32")) for each in QUANTILES])
        for scores in (usual, turned)
    )
    return {"usual": tf.sort(usual), "turned": tf.sort(turned), "alarms": alarms, "found": found}
