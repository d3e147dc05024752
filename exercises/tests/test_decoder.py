"""Public tests of the decoder. The hidden tests set its weights at random and look at every latent dimension."""

import numpy as np

from autograder.compare import expect, numbers, sequence


def test_shape(submission, rng):
    """Latent points become images of output_dim pixels, for any sizes."""
    for latent_dim, output_dim in ((2, 784), (5, 256)):
        z = rng.normal(size=(3, latent_dim)).astype("float32")
        images, _ = sequence(submission.run("pixels", z, output_dim), 2, "The decoder")
        numbers(images, (3, output_dim), "The pixels")


def test_probabilities(submission, rng):
    """Pixels lie between 0 and 1, and different latent points give different images."""
    z = 10 * rng.normal(size=(4, 2)).astype("float32")
    images = numbers(sequence(submission.run("pixels", z, 784), 2, "The decoder")[0], (4, 784), "The pixels")
    says = f"Your pixels lie between {images.min():.3g} and {images.max():.3g}."
    expect(images.min() >= -1e-6 and images.max() <= 1 + 1e-6, says)
    expect(np.ptp(images, axis=0).max() > 0, "Different latent points give the same image.")
