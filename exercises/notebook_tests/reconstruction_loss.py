# Made of ../tests/test_reconstruction_loss.py by `vaegan notebook`. Change it there.

from otter.test_files import test_case

from autograder.student.kernel import given

OK_FORMAT = False
name = "reconstruction_loss"
points = 10

import numpy as np

from autograder.compare import agree, numbers

X = np.array([[1.0, 0.0, 1.0], [0.0, 0.0, 1.0]], "float32")
X_HAT = np.array([[0.9, 0.2, 0.5], [0.1, 0.4, 0.8]], "float32")


def test_cross_entropy(submission):
    """Two images of three pixels with the costs 1.0217 and 0.8393: their mean is 0.9305."""
    loss = submission.binary_cross_entropy(X, X_HAT)
    got = float(numbers(loss, (), "The cross-entropy"))
    agree(loss, 0.93050, says=f"Your cross-entropy is {got:.4f}; 0.9305 was expected.")


def test_finite(submission):
    """The cross-entropy is finite where a probability is exactly 0 or 1, and almost 0 if it is right."""
    numbers(submission.binary_cross_entropy(X, 1 - X), (), "The cross-entropy of completely wrong pixels")
    loss = submission.binary_cross_entropy(X, X)
    got = float(numbers(loss, (), "The cross-entropy of a perfect reconstruction"))
    agree(loss, 0.0, says=f"Your cross-entropy is {got:.4f} for a perfect reconstruction.", atol=1e-2)


def test_squared_error(submission):
    """The same two images have squared errors of 0.30 and 0.21: their mean is 0.255."""
    loss = submission.mean_squared_error(X, X_HAT)
    got = float(numbers(loss, (), "The squared error"))
    agree(loss, 0.255, says=f"Your squared error is {got:.4f}; 0.2550 was expected.")


@test_case(name='Two images of three pixels with the costs 1.0217 and 0.8393: their mean is 0.9305.')
def test_cross_entropy_in_notebook(env):
    test_cross_entropy(**given(env, 'reconstruction_loss', test_cross_entropy))


@test_case(name='The cross-entropy is finite where a probability is exactly 0 or 1, and almost 0 if it is right.')
def test_finite_in_notebook(env):
    test_finite(**given(env, 'reconstruction_loss', test_finite))


@test_case(name='The same two images have squared errors of 0.30 and 0.21: their mean is 0.255.')
def test_squared_error_in_notebook(env):
    test_squared_error(**given(env, 'reconstruction_loss', test_squared_error))
