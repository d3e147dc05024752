# Made of ../tests/test_gan_losses.py by `vaegan notebook`. Change it there.

from otter.test_files import test_case

from autograder.student.kernel import given

OK_FORMAT = False
name = "gan_losses"
points = 10

import numpy as np

from autograder.compare import agree, numbers

REAL = np.array([[0.9], [0.6]], "float32")
FAKE = np.array([[0.2], [0.5]], "float32")


def test_discriminator_loss(submission):
    """Real images at 0.9 and 0.6 cost 0.3081, forged ones at 0.2 and 0.5 cost 0.4581: 0.7662 together."""
    loss = submission.discriminator_loss(REAL, FAKE)
    got = float(numbers(loss, (), "The discriminator's loss"))
    agree(loss, 0.76624, says=f"Your loss is {got:.4f}; 0.7662 was expected.")


def test_generator_loss(submission):
    """Forged images that are called real with a probability of 0.2 and 0.5 cost the generator 1.1513."""
    loss = submission.generator_loss(FAKE)
    got = float(numbers(loss, (), "The generator's loss"))
    agree(loss, 1.15129, says=f"Your loss is {got:.4f}; 1.1513 was expected.")


def test_finite(submission):
    """Both losses are finite numbers where a probability is exactly 0 or 1."""
    zeros, ones = np.zeros((2, 1), "float32"), np.ones((2, 1), "float32")
    numbers(submission.discriminator_loss(zeros, ones), (), "The discriminator's loss at 0 and 1")
    numbers(submission.generator_loss(zeros), (), "The generator's loss at 0")


@test_case(name='Real images at 0.9 and 0.6 cost 0.3081, forged ones at 0.2 and 0.5 cost 0.4581: 0.7662 together.')
def test_discriminator_loss_in_notebook(env):
    test_discriminator_loss(**given(env, 'gan_losses', test_discriminator_loss))


@test_case(name='Forged images that are called real with a probability of 0.2 and 0.5 cost the generator 1.1513.')
def test_generator_loss_in_notebook(env):
    test_generator_loss(**given(env, 'gan_losses', test_generator_loss))


@test_case(name='Both losses are finite numbers where a probability is exactly 0 or 1.')
def test_finite_in_notebook(env):
    test_finite(**given(env, 'gan_losses', test_finite))
