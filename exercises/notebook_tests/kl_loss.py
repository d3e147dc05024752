# Made of ../tests/test_kl_loss.py by `vaegan notebook`. Change it there.

from otter.test_files import test_case

from autograder.student.kernel import given

OK_FORMAT = False
name = "kl_loss"
points = 10

import numpy as np

from autograder.compare import agree, expect, numbers


def test_zero_at_the_prior(submission):
    """The loss is zero where mean = 0 and log_var = 0: the standard normal does not differ from itself."""
    zeros = np.zeros((5, 2), "float32")
    agree(submission.kl_loss(zeros, zeros), 0.0, says="The loss should be 0 there.")


def test_example(submission):
    """The docstring's example: mean [1, -2] and log_var [0.5, -1] have a divergence of 2.7583 nats."""
    mean, log_var = np.array([[1.0, -2.0]], "float32"), np.array([[0.5, -1.0]], "float32")
    agree(submission.kl_loss(mean, log_var), 2.7583, says="Your loss is not that of the example.")


def test_average_over_the_batch(submission):
    """The same image three times has the same loss as once: the batch is averaged."""
    mean, log_var = np.array([[1.0, -2.0]], "float32"), np.array([[0.5, -1.0]], "float32")
    once = numbers(submission.kl_loss(mean, log_var), (), "The KL loss")
    thrice = numbers(submission.kl_loss(np.tile(mean, (3, 1)), np.tile(log_var, (3, 1))), (), "The KL loss")
    expect(abs(once - thrice) < 1e-3, f"Once: {once:.4f}, three times: {thrice:.4f}.")


@test_case(name='The loss is zero where mean = 0 and log_var = 0: the standard normal does not differ from itself.')
def test_zero_at_the_prior_in_notebook(env):
    test_zero_at_the_prior(**given(env, 'kl_loss', test_zero_at_the_prior))


@test_case(name="The docstring's example: mean [1, -2] and log_var [0.5, -1] have a divergence of 2.7583 nats.")
def test_example_in_notebook(env):
    test_example(**given(env, 'kl_loss', test_example))


@test_case(name='The same image three times has the same loss as once: the batch is averaged.')
def test_average_over_the_batch_in_notebook(env):
    test_average_over_the_batch(**given(env, 'kl_loss', test_average_over_the_batch))
