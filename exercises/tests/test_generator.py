"""Public tests of the generator. The hidden tests set its weights at random and look at what it is made of."""

import numpy as np

from autograder.compare import expect, numbers, sequence


def test_shape(submission, rng):
    """Noise of any length becomes images of shape (batch, 28, 28, 1)."""
    for latent_dim in (64, 10):
        noise = rng.normal(size=(3, latent_dim)).astype("float32")
        images, _ = sequence(submission.run("images", noise), 2, "The generator")
        numbers(images, (3, 28, 28, 1), "The images")


def test_range(submission, rng):
    """Pixels lie between -1 and 1, and different noise gives different images."""
    noise = 10 * rng.normal(size=(3, 64)).astype("float32")
    images = numbers(sequence(submission.run("images", noise), 2, "The generator")[0], (3, 28, 28, 1), "The images")
    expect(np.abs(images).max() <= 1 + 1e-5, f"The largest pixel is {np.abs(images).max():.3g}.")
    expect(np.ptp(images, axis=0).max() > 0, "Different noise gives the same image.")
