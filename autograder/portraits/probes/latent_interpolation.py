"""Takes the picture of latent interpolation: ways in the plane, and between digits."""

import tensorflow as tf

from autograder.probes.shared import principal

LATENT_DIM, STEPS = 16, 9
STARTS = [[2.0, 0.0], [-1.0, 1.0], [-0.5, -1.5]]
ENDS = [[0.5, 2.0], [-2.5, -0.5], [1.8, -1.0]]


def portrait(submission, digits):
    """Return the points of three ways in the plane, and the images on four ways between digits.

    Returns:
        ways: Points, (3, 9, 2).
        images: Images from 0 to 1, 2 to 3, 4 to 5 and 6 to 7, (4, 9, 784); principal components stand in for a VAE.
    """
    ways = submission.slerp(tf.constant(STARTS), tf.constant(ENDS), STEPS)
    networks = principal.networks(digits, LATENT_DIM)
    return {"ways": ways, "images": submission.morph(digits[:8:2], digits[1:8:2], *networks, STEPS)}
