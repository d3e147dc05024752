"""Public tests of the encoder. The hidden tests ask more: the docstring of `build_encoder` says what."""

import numpy as np

from autograder.compare import expect, numbers, sequence


def test_two_outputs(submission, rng):
    """The encoder gives two outputs of shape (batch, latent_dim): the mean and the log-variance."""
    images = rng.uniform(size=(6, 784)).astype("float32")
    first, _ = sequence(submission.run("outputs", images, 3), 2, "The encoder")
    mean, log_var = sequence(first, 2, "The encoder")
    numbers(mean, (6, 3), "The mean")
    numbers(log_var, (6, 3), "The log-variance")


def test_depends_on_the_image(submission, rng):
    """Different images get different means, and the same image always the same."""
    images = rng.uniform(size=(6, 784)).astype("float32")
    first, second = sequence(submission.run("outputs", images, 2), 2, "The encoder")
    mean = numbers(sequence(first, 2, "The encoder")[0], (6, 2), "The mean")
    again = numbers(sequence(second, 2, "The encoder")[0], (6, 2), "The mean")
    expect(np.ptp(mean, axis=0).min() > 0, "Every image gets the same mean.")
    expect(np.allclose(mean, again), "The same image gets another mean at the second call.")
