"""Public tests of the trained GAN. The hidden ones also ask for variety, and recognise copies."""

import numpy as np

from autograder.compare import expect, numbers
from autograder.practice.quality import quality


def test_the_weights_fit(submission, rng):
    """The weights in train_gan.npz fit your generator, and its images are 28x28 pixels in [-1, 1]."""
    noise = rng.standard_normal((5, submission.run("noise_length", submission.artefact))).astype("float32")
    images = numbers(submission.run("generate", submission.artefact, noise), (5, 28, 28, 1), "The image")
    expect(np.abs(images).max() <= 1, "Pixels leave the range from -1 to 1.")
    expect(np.ptp(images, axis=0).max() > 1e-3, "Different noise gives the same image.")


def test_looks_like_digits(submission, rng):
    """New images look like digits: their Frechet distance to real ones is at most 30."""
    noise = rng.standard_normal((1000, submission.run("noise_length", submission.artefact))).astype("float32")
    images = numbers(submission.run("generate", submission.artefact, noise), (1000, 28, 28, 1), "The image")
    found = quality((images.reshape(1000, -1) + 1) / 2)
    expect(found.frechet <= 30, f"The Frechet distance is {found.frechet:.0f}.")
