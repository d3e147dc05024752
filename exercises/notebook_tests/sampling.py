# Made of ../tests/test_sampling.py by `vaegan notebook`. Change it there.

from otter.test_files import test_case

from autograder.student.kernel import given

OK_FORMAT = False
name = "sampling"
points = 10

import numpy as np

from autograder.compare import expect, numbers


def test_shape(submission):
    """The layer returns one z of the same shape as the mean."""
    mean, log_var = np.zeros((4, 3), "float32"), np.zeros((4, 3), "float32")
    numbers(submission.run("draw", mean, log_var), (4, 3), "z")


def test_spread(submission):
    """With mean 5 and variance 4, many draws average to about 5 and spread by about 2."""
    mean, log_var = np.full((10_000, 1), 5.0, "float32"), np.full((10_000, 1), np.log(4.0), "float32")
    z = numbers(submission.run("draw", mean, log_var), (10_000, 1), "z")
    expect(abs(z.mean() - 5) < 0.2, f"10,000 draws average to {z.mean():.2f}; about 5 was expected.")
    says = f"10,000 draws spread by {z.std():.2f}; about 2 was expected, the square root of the variance."
    expect(abs(z.std() - 2) < 0.2, says)


@test_case(name='The layer returns one z of the same shape as the mean.')
def test_shape_in_notebook(env):
    test_shape(**given(env, 'sampling', test_shape))


@test_case(name='With mean 5 and variance 4, many draws average to about 5 and spread by about 2.')
def test_spread_in_notebook(env):
    test_spread(**given(env, 'sampling', test_spread))
