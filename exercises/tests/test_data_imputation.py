"""Public tests of data imputation, with a decoder of one layer. The hidden tests compute the best z exactly."""

import numpy as np

from autograder.compare import agree, expect, numbers, sequence


def completed(submission, rng, images, known, steps):
    """The completed images, from a decoder of random weights."""
    layer = [rng.normal(0, 0.5, (2, 784)).astype("float32"), np.zeros(784, "float32")]
    answers, _ = sequence(submission.run("impute", [layer], [[images, known, steps]]), 2, "The answer")
    return numbers(sequence(answers, 1, "The answer")[0], images.shape, "The completed images")


def test_known_pixels(submission, rng):
    """Known pixels stay as they are; with 0 steps, the decoder without a bias draws 0.5 everywhere else."""
    images, known = rng.uniform(size=(3, 784)).astype("float32"), np.arange(784) < 392
    got = completed(submission, rng, images, known, 0)
    agree(got[:, known], images[:, known], says="A known pixel has changed.", what="Known pixels", atol=1e-6)
    says = "For z = 0, every unknown pixel should be 0.5."
    agree(got[:, ~known], np.full((3, 392), 0.5), says=says, what="Unknown pixels")


def test_search(submission, rng):
    """After some steps, unknown pixels have moved, and differ from image to image."""
    images, known = rng.uniform(size=(3, 784)).astype("float32"), np.arange(784) < 392
    got = completed(submission, rng, images, known, 10)
    expect(np.abs(got[:, ~known] - 0.5).max() > 0.05, "After 10 steps, unknown pixels are hardly different from 0.5.")
    expect(np.ptp(got[:, ~known], axis=0).max() > 1e-3, "All images are completed in the same way.")
