"""Public tests of the autoencoder. The hidden tests set its weights at random and measure how narrow its code is."""

import numpy as np

from autograder.compare import expect, numbers, sequence


def test_shape(submission, rng):
    """A reconstruction has as many pixels as its image, for any number of pixels."""
    for input_dim, latent_dim in ((784, 32), (256, 16)):
        x = rng.uniform(size=(3, input_dim)).astype("float32")
        images, _ = sequence(submission.run("images", x, latent_dim), 2, "The autoencoder")
        numbers(images, (3, input_dim), "The reconstruction")


def test_range(submission, rng):
    """Pixels lie between 0 and 1, and different images get different reconstructions."""
    x = (rng.uniform(size=(4, 784)) ** 4).astype("float32")
    both = sequence(submission.run("images", x, 32), 2, "The autoencoder")
    images = numbers(both[0], (4, 784), "The reconstruction")
    says = f"Your pixels lie between {images.min():.3g} and {images.max():.3g}."
    expect(images.min() >= -1e-6 and images.max() <= 1 + 1e-6, says)
    expect(np.ptp(images, axis=0).max() > 0, "Different images get the same reconstruction.")
