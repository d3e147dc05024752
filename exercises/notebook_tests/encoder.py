# Made of ../tests/test_encoder.py by `vaegan notebook`. Change it there.

from otter.test_files import test_case

from autograder.student.kernel import given

OK_FORMAT = False
name = "encoder"
points = 10

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


@test_case(name='The encoder gives two outputs of shape (batch, latent_dim): the mean and the log-variance.')
def test_two_outputs_in_notebook(env):
    test_two_outputs(**given(env, 'encoder', test_two_outputs))


@test_case(name='Different images get different means, and the same image always the same.')
def test_depends_on_the_image_in_notebook(env):
    test_depends_on_the_image(**given(env, 'encoder', test_depends_on_the_image))
