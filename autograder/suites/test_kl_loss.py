"""Hidden tests of the KL divergence from the standard normal."""

import numpy as np

from autograder.compare import agree, expect, numbers, sequence
from autograder.plugin import points

EXTREME = 11.0  # a log-variance beyond where it is often clipped; a constant of 1e-8 in a logarithm does not show there


def gaussians(rng, batch=16, latent_dim=5):
    """Means and log-variances as wide as training makes them, each (batch, latent_dim)."""
    mean = rng.normal(0.0, 2.0, (batch, latent_dim)).astype("float32")
    log_var = rng.uniform(-4.0, 3.0, (batch, latent_dim)).astype("float32")
    return mean, log_var


def test_zero_at_the_prior(submission, rng):
    """The KL loss is zero where the encoder already predicts the standard normal, and only there."""
    zeros = np.zeros((8, 3), "float32")
    far = numbers(submission.kl_loss(*gaussians(rng)), (), "The KL loss")
    expect(
        abs(far) > 1.0,
        "The loss hardly changes where mean and log_var are far from zero: it measures nothing.",
    )
    agree(submission.kl_loss(zeros, zeros), 0.0, says="KL(N(0, I) || N(0, I)) is 0: check the constant terms.")


def test_positive_elsewhere(submission, rng):
    """The KL loss is positive wherever the Gaussian differs from the standard normal, and grows with the distance."""
    for mean, log_var in ((1.5, 0.0), (-1.5, 0.0), (0.0, 1.5), (0.0, -1.5)):
        shape = (int(rng.integers(4, 9)), int(rng.integers(2, 6)))
        near, again, far = (
            numbers(
                submission.kl_loss(np.full(shape, step * mean, "float32"), np.full(shape, step * log_var, "float32")),
                (),
                "The KL loss",
            )
            for step in (1, 1, 2)
        )
        expect(abs(near - again) < 1e-3, "The same mean and log_var give another value at the second call.")
        expect(
            1e-6 < near < far,
            "A divergence is zero only at the prior and grows with the distance: check the signs of the terms.",
            f"mean {mean}, log_var {log_var}: got {near:.5g}, at twice the distance {far:.5g}",
        )


@points(2)
def test_mean_term(submission, reference, rng):
    """With the prior's variance, the loss grows with the square of the mean."""
    mean, _ = gaussians(rng)
    zeros = np.zeros_like(mean)
    got = submission.kl_loss(mean, zeros)
    agree(
        got,
        reference.kl_loss(mean, zeros),
        says="Where log_var is 0, only the mean's term is left: check it.",
    )


@points(2)
def test_variance_terms(submission, reference, rng):
    """With the prior's mean, the loss compares the variance exp(log_var) with 1."""
    _, log_var = gaussians(rng)
    zeros = np.zeros_like(log_var)
    got = submission.kl_loss(zeros, log_var)
    says = "Where the mean is 0, only the variance's terms are left: check them. log_var is the log of sigma^2."
    agree(got, reference.kl_loss(zeros, log_var), says=says)
    for extreme, word in ((-EXTREME, "small"), (EXTREME, "large")):
        wide = np.full_like(log_var, extreme)
        says = f"The value is wrong for a very {word} variance: log_var may be any real number, so nothing is cut off."
        agree(submission.kl_loss(zeros, wide), reference.kl_loss(zeros, wide), says=says)


@points(2)
def test_random_gaussians(submission, reference, rng):
    """The loss has the right value for Gaussians of any mean and variance."""
    for batch, latent_dim in ((16, 5), (3, 7)):
        mean, log_var = gaussians(rng, batch, latent_dim)
        got = submission.kl_loss(mean, log_var)
        expected = reference.kl_loss(mean, log_var)
        agree(got, expected, says="The value is wrong for Gaussians with random means and variances.")


@points(2)
def test_sum_and_mean(submission, rng):
    """The loss sums over latent dimensions and averages over the batch."""
    mean, log_var = gaussians(rng, batch=6, latent_dim=3)
    once = numbers(submission.kl_loss(mean, log_var), (), "The KL loss")
    expect(abs(once) > 1e-3, "The loss is zero for random Gaussians.")
    twice = submission.kl_loss(np.tile(mean, (2, 1)), np.tile(log_var, (2, 1)))
    agree(twice, once, says="The same images twice should give the same loss: average over the batch.")
    wider = submission.kl_loss(np.tile(mean, (1, 2)), np.tile(log_var, (1, 2)))
    agree(
        wider,
        2 * once,
        says="The same dimensions twice should double the loss: sum over the latent dimensions.",
    )


@points(2)
def test_gradients(submission, rng):
    """Gradients flow into both arguments, as large as the formula says."""
    mean, log_var = gaussians(rng, batch=4, latent_dim=3)
    by_mean, by_log_var = sequence(submission.run("gradients", mean, log_var), 2, "The gradients")
    lost = "No gradient reaches {}. Stay with tensor operations: numpy and Python floats cut the gradient."
    expect(by_mean is not None, lost.format("the mean"))
    expect(by_log_var is not None, lost.format("log_var"))
    agree(by_mean, mean / 4, says="The gradient with respect to the mean is wrong.", what="d loss / d mean")
    expected = 0.5 * (np.exp(log_var) - 1.0) / 4
    agree(by_log_var, expected, says="The gradient with respect to log_var is wrong.", what="d loss / d log_var")


def test_one_latent_dimension(submission, reference, rng):
    """A single latent dimension, and a single image, work as well."""
    for batch, latent_dim in ((5, 1), (1, 4)):
        mean, log_var = gaussians(rng, batch, latent_dim)
        says = f"The value is wrong for a batch of {batch} with {latent_dim} latent dimension(s)."
        agree(submission.kl_loss(mean, log_var), reference.kl_loss(mean, log_var), says=says)
