"""Public tests of the discriminator. The hidden tests set its weights at random and look at what it is made of."""

import numpy as np

from autograder.compare import expect, numbers, sequence


def test_probability(submission, rng):
    """Images of shape (batch, 28, 28, 1) get one probability each, between 0 and 1."""
    images = rng.uniform(-1, 1, (4, 28, 28, 1)).astype("float32")
    (answers,) = sequence(submission.run("probabilities", [10 * images]), 1, "The discriminator")
    probability = numbers(sequence(answers, 2, "The discriminator")[0], (4, 1), "The probability")
    says = f"The answers run from {probability.min():.3g} to {probability.max():.3g}: they are no probabilities."
    expect(probability.min() >= 0 and probability.max() <= 1, says)


def test_depends_on_the_image(submission, rng):
    """Different images get different probabilities."""
    images = rng.uniform(-1, 1, (4, 28, 28, 1)).astype("float32")
    (answers,) = sequence(submission.run("probabilities", [images]), 1, "The discriminator")
    probability = numbers(sequence(answers, 2, "The discriminator")[0], (4, 1), "The probability")
    expect(np.ptp(probability) > 0, "Every image gets the same probability.")
