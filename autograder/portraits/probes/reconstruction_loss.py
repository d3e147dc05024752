"""Takes the picture of the reconstruction losses."""

import numpy as np
import tensorflow as tf

from autograder.probes.shared import lessons

LINE = np.linspace(0.01, 0.99, 50, dtype="float32")
SIZES = ((1, 1), (1, 4), (4, 1))


def portrait(submission, digits):
    """Return both losses of one pixel over its probability, (50,), and for some sizes (batch, pixels), (3,)."""

    def of_pixel(loss, target):
        return lessons.numbers(loss(tf.fill((1, 1), target), tf.fill((1, 1), value)) for value in LINE)

    def by_size(loss):
        return lessons.numbers(loss(tf.ones(size), tf.fill(size, 0.5)) for size in SIZES)

    entropy, square = submission.binary_cross_entropy, submission.mean_squared_error
    return {
        "entropy_of_white": of_pixel(entropy, 1.0),
        "entropy_of_black": of_pixel(entropy, 0.0),
        "square_of_white": of_pixel(square, 1.0),
        "square_of_black": of_pixel(square, 0.0),
        "entropy_by_size": by_size(entropy),
        "square_by_size": by_size(square),
    }
