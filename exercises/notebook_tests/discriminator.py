# Made of ../tests/test_discriminator.py by `vaegan notebook`. Change it there.

from otter.test_files import test_case

from autograder.student.kernel import given

OK_FORMAT = False
name = "discriminator"
points = 10

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


@test_case(name='Images of shape (batch, 28, 28, 1) get one probability each, between 0 and 1.')
def test_probability_in_notebook(env):
    test_probability(**given(env, 'discriminator', test_probability))


@test_case(name='Different images get different probabilities.')
def test_depends_on_the_image_in_notebook(env):
    test_depends_on_the_image(**given(env, 'discriminator', test_depends_on_the_image))
