"""Hidden tests of the losses of a GAN."""

import numpy as np

from autograder.compare import agree, expect, numbers, sequence
from autograder.plugin import points

DISCRIMINATOR, GENERATOR = "The discriminator's loss", "The generator's loss"
BATCHES = 16, 5, 1
LARGE = 13.0  # -log(1e-6) is 13.8: what an answer costs at least where it is completely wrong
ENORMOUS = 1000.0  # -log of the smallest float64 is 745


def answers(rng, batch=16, low=0.15, high=0.85):
    """Probabilities as a discriminator gives them, (batch, 1); none is so near to 0 that a constant would matter."""
    return rng.uniform(low, high, (batch, 1)).astype("float32")


@points(2)
def test_discriminator_loss(submission, reference, rng):
    """The discriminator's loss adds two mean cross-entropies: real images against 1, forged against 0."""
    for batch in BATCHES:
        real, fake = answers(rng, batch), answers(rng, batch)
        says = "The value is wrong for random answers: a mean for the real images plus one for the forged."
        expected = reference.discriminator_loss(real, fake)
        agree(submission.discriminator_loss(real, fake), expected, says=says, what=DISCRIMINATOR)


def change(submission, wrong, right, what):
    """How much the discriminator's loss is larger for one pair of answers than for another."""
    losses = [numbers(submission.discriminator_loss(*pair), (), DISCRIMINATOR) for pair in (wrong, right)]
    fall = losses[0] - losses[1]
    expect(abs(fall) > 1e-3, f"The discriminator's loss does not depend on the answers for {what}.")
    return fall


def test_real_images(submission, rng):
    """The better the answers for real images, near 1, the lower the discriminator's loss."""
    fake, doubt, trust = answers(rng), answers(rng, 16, 0.1, 0.3), answers(rng, 16, 0.7, 0.9)
    fall = change(submission, (doubt, fake), (trust, fake), "real images")
    expect(fall > 0, "The discriminator's loss should fall where its answers for real images rise.")
    expected = np.mean(-np.log(doubt)) - np.mean(-np.log(trust))
    says = "The term of the real images is wrong: check its label and its mean."
    agree(fall, expected, says=says, what="The fall")


def test_forged_images(submission, rng):
    """The better the answers for forged images, near 0, the lower the discriminator's loss."""
    real, doubt, trust = answers(rng), answers(rng, 16, 0.1, 0.3), answers(rng, 16, 0.7, 0.9)
    fall = change(submission, (real, trust), (real, doubt), "forged images")
    expect(fall > 0, "The discriminator's loss should fall where its answers for forged images fall.")
    expected = np.mean(-np.log(1 - trust)) - np.mean(-np.log(1 - doubt))
    says = "The term of the forged images is wrong: check its label and its mean."
    agree(fall, expected, says=says, what="The fall")


@points(2)
def test_generator_loss(submission, reference, rng):
    """The generator's loss is the mean cross-entropy of the forged images against the label 1."""
    for batch in BATCHES:
        fake = answers(rng, batch)
        says = "The value is wrong for random answers: the generator wants forged images to be called real."
        agree(submission.generator_loss(fake), reference.generator_loss(fake), says=says, what=GENERATOR)


@points(2)
def test_mean_over_the_batch(submission, rng):
    """Both losses are one number, averaged over the batch."""
    real, fake = answers(rng), answers(rng)
    for loss, given, what in (
        (submission.discriminator_loss, (real, fake), DISCRIMINATOR),
        (submission.generator_loss, (fake,), GENERATOR),
    ):
        once = numbers(loss(*given), (), what)
        other = numbers(loss(given[0] / 2, *given[1:]), (), what)
        expect(abs(once - other) > 1e-3, f"{what} does not depend on the answers.")
        twice = loss(*(np.tile(each, (2, 1)) for each in given))
        says = f"{what} should be the same where the same answers come twice: average over the batch."
        agree(twice, once, says=says, what=what)


@points(2)
def test_discriminator_loss_is_finite(submission, rng):
    """The discriminator's loss is finite, and large if wrong, where a probability is exactly 0 or 1."""
    zeros, ones = np.zeros((4, 1), "float32"), np.ones((4, 1), "float32")
    some = answers(rng, 4)
    for real, fake, where in ((zeros, some, "real images get 0"), (some, ones, "forged images get 1")):
        what = f"{DISCRIMINATOR}, where {where},"
        require_large(numbers(submission.discriminator_loss(real, fake), (), what), what)
    what = f"{DISCRIMINATOR}, where all answers are right,"
    right = numbers(submission.discriminator_loss(ones, zeros), (), what)
    expect(abs(right) < 0.01, f"{what} should be almost 0.", f"got {right:.4g}")
    for real, fake in ((zeros, ones), (ones, zeros)):
        for gradient in sequence(submission.run("discriminator_gradients", real, fake), 2, "The gradients"):
            require_finite(gradient)


@points(2)
def test_generator_loss_is_finite(submission):
    """The generator's loss is finite, and large if nobody is fooled, at exactly 0 and 1."""
    zeros, ones = np.zeros((4, 1), "float32"), np.ones((4, 1), "float32")
    what = f"{GENERATOR}, where forged images get 0,"
    require_large(numbers(submission.generator_loss(zeros), (), what), what)
    what = f"{GENERATOR}, where forged images get 1,"
    fooled = numbers(submission.generator_loss(ones), (), what)
    expect(abs(fooled) < 0.01, f"{what} should be almost 0.", f"got {fooled:.4g}")
    for fake in (zeros, ones):
        require_finite(submission.run("generator_gradient", fake))


@points(2)
def test_discriminator_gradients(submission, rng):
    """Gradients of the discriminator's loss reach both answers, with the right signs and sizes."""
    real, fake = answers(rng, 5), answers(rng, 5)
    by_real, by_fake = sequence(submission.run("discriminator_gradients", real, fake), 2, "The gradients")
    require_gradient(by_real, -1 / real / 5, "the answers for real images")
    require_gradient(by_fake, 1 / (1 - fake) / 5, "the answers for forged images")


@points(2)
def test_generator_gradient(submission, rng):
    """The generator's gradient is largest where a forgery is seen through: its loss does not saturate."""
    fake = answers(rng, 6)
    gradient = submission.run("generator_gradient", fake)
    require_gradient(gradient, -1 / fake / 6, "the answers for forged images")


def require_large(loss, what):
    """Require the loss of completely wrong answers to be as large as a small constant makes it."""
    expect(loss > LARGE, f"{what} is too small: is the constant at most 1e-6?", f"got {loss:.4g}")
    expect(loss < ENORMOUS, f"{what} is enormous.", f"got {loss:.4g}")


def require_finite(gradient):
    """Require a gradient, where there is one, to be finite."""
    if gradient is not None:
        numbers(gradient, (4, 1), "The gradient at exactly 0 and 1")


def require_gradient(gradient, expected, where):
    """Require a gradient, right in sign and in size."""
    says = f"No gradient reaches {where}: stay with tensor operations, numpy and Python floats cut it."
    expect(gradient is not None, says)
    given = numbers(gradient, expected.shape, f"The gradient in {where}")
    expect((given * expected > 0).all(), f"The gradient in {where} has the wrong sign, or is zero.")
    agree(gradient, expected, says=f"The gradient in {where} has the wrong size.", what="The gradient")
