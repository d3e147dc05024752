"""Takes the picture of a GAN's losses."""

import numpy as np
import tensorflow as tf

from autograder.probes.shared import lessons

LINE = np.linspace(0.01, 0.99, 50, dtype="float32")


def portrait(submission, digits):
    """Return each loss over a probability, the other one held at one half, (50,)."""
    half = tf.fill((1, 1), 0.5)
    points = [tf.fill((1, 1), value) for value in LINE]
    return {
        "over_real": lessons.numbers(submission.discriminator_loss(point, half) for point in points),
        "over_fake": lessons.numbers(submission.discriminator_loss(half, point) for point in points),
        "generator": lessons.numbers(submission.generator_loss(point) for point in points),
    }
