"""Hidden tests of the VAE's encoder."""

import numpy as np

from autograder.compare import expect, numbers, sequence
from autograder.networks import require_training_reaches_all
from autograder.plugin import points


def images(rng, batch=16, pixels=784):
    """Images of random pixels in [0, 1], (batch, pixels)."""
    return rng.uniform(size=(batch, pixels)).astype("float32")


def heads(given, batch, latent_dim):
    """The mean and log-variance of an encoder's outputs, each (batch, latent_dim), once they depend on the image."""
    both = sequence(given, 2, "The encoder")
    mean = numbers(both[0], (batch, latent_dim), "The mean")
    log_var = numbers(both[1], (batch, latent_dim), "The log-variance")
    for name, values in (("mean", mean), ("log-variance", log_var)):
        expect(batch == 1 or np.ptp(values, axis=0).min() > 1e-7, f"The {name} is the same for every image.")
    return mean, log_var


def steady(pair, batch, latent_dim):
    """The same, of two calls for the same images, once they agree."""
    first, second = (heads(given, batch, latent_dim) for given in sequence(pair, 2, "The encoder"))
    for one, other in zip(first, second, strict=True):
        expect(np.abs(one - other).max() < 1e-4, "The same images give other outputs at the second call.")
    return first


@points(2)
def test_two_outputs(submission, rng):
    """The encoder gives exactly two outputs, a mean and a log-variance for each image."""
    steady(submission.run("default_outputs", images(rng)), 16, 2)


@points(2)
def test_sizes(submission, rng):
    """Both arguments count: the number of pixels and the dimensions of the latent space."""
    for pixels, latent_dim in ((784, 5), (32 * 32, 3)):
        steady(submission.run("outputs", images(rng, 9, pixels), latent_dim), 9, latent_dim)


def test_deterministic(submission, rng):
    """The same image always gets the same mean and log-variance, whatever else is in the batch."""
    x = images(rng)
    steady(submission.run("outputs", x, 4), 16, 4)
    whole, half = sequence(submission.run("outputs_alone", x, 4), 2, "The encoder")
    for one, other in zip(heads(whole, 16, 4), heads(half, 8, 4), strict=True):
        says = "An image gets other outputs when other images are in the batch."
        expect(np.abs(one[:8] - other).max() < 1e-3 * max(1.0, np.abs(one).max()), says)


@points(2)
def test_both_heads_take_any_value(submission, rng):
    """Mean and log-variance can each become large, of both signs, whatever the other does."""
    x = images(rng, 8)
    signs = np.array([[1, 1], [1, -1], [-1, 1], [-1, -1]] * 2)[rng.permutation(8)]
    mean = np.repeat(signs[:, :1], 2, axis=1) * rng.uniform(3.5, 4.5, (8, 2))
    log_var = np.repeat(signs[:, 1:], 2, axis=1) * rng.uniform(3.5, 4.5, (8, 2))
    given = submission.run("reach", x, mean.astype("float32"), log_var.astype("float32"), 150)
    for name, reached, wanted in zip(("mean", "log-variance"), steady(given, 8, 2), (mean, log_var), strict=True):
        for sign, word in ((1, "positive"), (-1, "negative")):
            side = reached[np.sign(wanted) == sign] * sign
            says = f"Training cannot bring the {name} to large {word} values: is an activation in the way?"
            expect(np.median(side) > 2.5, says, f"median {np.median(side):.3g}, wanted about 4")


@points(2)
def test_non_linear(submission, rng):
    """Both outputs depend on the image through a non-linear hidden layer."""
    one, other = images(rng), images(rng)
    given = submission.run("outputs", np.concatenate([one, other, (one + other) / 2]), 3)
    for name, values in zip(("mean", "log-variance"), steady(given, 48, 3), strict=True):
        bend = np.abs((values[:16] + values[16:32]) / 2 - values[32:]).max()
        scale = np.abs(values[:16] - values[16:32]).max()
        says = f"The {name} is a linear function of the image: put a hidden layer with an activation before it."
        expect(bend > 1e-3 * scale, says, f"bend {bend:.3g} at scale {scale:.3g}")


@points(2)
def test_every_weight_learns(submission, rng):
    """Training reaches every weight, from each of the two outputs that it shapes."""
    x = images(rng)
    steady(submission.run("outputs", x, 3), 16, 3)
    require_training_reaches_all(submission.run("influence", x, 3), outputs=2)
