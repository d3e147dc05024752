"""Hidden tests of the sampling layer.

Bounds hold for a correct layer with a chance of failing below one in a million: sums of DRAWS normal numbers stay
within six standard errors (2e-9 each), and the empirical distribution within the Dvoretzky-Kiefer-Wolfowitz bound.
"""

import math

import numpy as np

from autograder.compare import agree, expect, numbers, sequence
from autograder.noise import distance_from_normal
from autograder.plugin import points

DRAWS = 20_000
COPIES = 100
SIGMAS = 6.0
MANY_DRAWS = 200_000
EXTREME = 11.0  # a log-variance beyond where it is often clipped
FURTHEST = math.sqrt(math.log(2 / 1e-9) / (2 * MANY_DRAWS))  # of an empirical distribution function from the true one


def gaussian(rng):
    """One Gaussian's mean and log-variance, each (4,): variances on both sides of 1, means that do not follow them."""
    mean = np.array([-1.5, 2.5, -2.5, 1.5]) + rng.uniform(-0.3, 0.3, 4)
    log_var = np.array([-2.0, -1.0, 1.0, 2.0]) + rng.uniform(-0.2, 0.2, 4)
    order = rng.permutation(4)
    return mean[order].astype("float32"), log_var[order].astype("float32")


def draw(submission, mean, log_var, count=DRAWS):
    """Draw `count` times from one Gaussian: z of shape (count, latent_dim), certain to be random.

    Copies of it stand side by side in each row: a layer may well go through its batch image by image, which is slow.
    It may have a matrix for each image, too, which is large: there are no more copies than that allows.
    """
    calls, rows = max(1, count // DRAWS), min(count, DRAWS) // COPIES
    tiled = np.tile(mean, (rows, COPIES)), np.tile(log_var, (rows, COPIES))
    z = numbers(submission.run("draw_again", *tiled, calls), (calls, rows, COPIES * len(mean)), "z")
    expect(np.ptp(z, axis=1).min() > 1e-3, "Every image of the batch gets the same z: where is the noise?")
    z = z.reshape(calls * rows, COPIES, len(mean))
    says = "The noise of one latent dimension repeats in another: every number of an image gets its own."
    expect(np.ptp(z, axis=1).min() > 1e-3 * np.exp(log_var.min() / 2), says)
    return z.reshape(count, len(mean))


def noise(submission, mean, log_var, count=DRAWS):
    """Draw, and return the noise behind the draws, whatever its mean and spread: (count, latent_dim), standardized."""
    return standardized(draw(submission, mean, log_var, count))


def standardized(z):
    """Shift and scale columns to mean 0 and standard deviation 1; constant ones stay 0."""
    return (z - z.mean(axis=0)) / np.maximum(z.std(axis=0), 1e-6)


def test_shape(submission, rng):
    """The layer returns one z for each row, of the same shape as the mean, whatever the batch."""
    for batch, latent_dim in ((7, 2), (1, 5), (64, 16)):
        mean = rng.normal(size=(batch, latent_dim)).astype("float32")
        log_var = rng.uniform(-1.3, -0.7, (batch, latent_dim)).astype("float32")
        first = numbers(submission.run("draw", mean, log_var), (batch, latent_dim), "z")
        second = numbers(submission.run("draw", mean + 100, log_var), (batch, latent_dim), "z")
        expect(np.abs(second - first - 100).max() < 60, "z does not move with the mean.")
        expect(np.ptp(first - mean, axis=None) > 1e-6, "z is the mean itself: where is the noise?")


@points(2)
def test_mean(submission, rng):
    """Many draws average to the mean."""
    mean, log_var = gaussian(rng)
    z = draw(submission, mean, log_var)
    error = np.abs(z.mean(axis=0) - mean) / z.std(axis=0) * math.sqrt(DRAWS)
    says = "Many draws do not average to the mean: shift the noise by the mean, and use noise of mean 0."
    expect(
        error.max() < SIGMAS,
        says,
        f"off by {error.max():.3g} standard errors; mean {mean}, log_var {log_var}",
    )


@points(3)
def test_standard_deviation(submission, rng):
    """Many draws spread by the standard deviation exp(log_var / 2)."""
    mean, log_var = gaussian(rng)
    spread = draw(submission, mean, log_var).std(axis=0)
    ratio = spread / np.exp(log_var / 2)
    growth, level = np.polyfit(log_var, np.log(spread), 1)
    if growth > 0.75:
        how = "it grows too fast with log_var"
    elif growth > 0.25:
        how = "it grows with log_var as it should, but is too large or too small throughout"
    elif growth > -0.25:
        how = "it does not grow with log_var"
    else:
        how = "it shrinks where log_var grows"
    if abs(level) > 0.2:
        how += f", and it is too {'large' if level > 0 else 'small'} where the variance is 1"
    # The variance of a sample varies by sqrt(2 / DRAWS) of itself, its root by half of that.
    expect(
        np.abs(ratio - 1).max() < SIGMAS * math.sqrt(0.5 / DRAWS) * 1.1,
        f"Many draws do not spread by the standard deviation: {how}. log_var is the logarithm of the variance.",
        f"log_var {log_var}: spread {spread}, expected {np.exp(log_var / 2)}",
    )
    wide = np.array([-EXTREME, EXTREME], "float32")
    spread, right = draw(submission, np.zeros(2, "float32"), wide).std(axis=0), np.exp(wide / 2)
    for word, ratio in zip(("small", "large"), spread / right, strict=True):
        says = f"Draws of a very {word} variance do not spread as they should: log_var may be any real number."
        expect(abs(ratio - 1) < 0.05, says, f"log_var {wide}: spread {spread}, expected {right}")


@points(2)
def test_normal(submission, rng):
    """The noise is normally distributed, not uniform or cut off."""
    mean, log_var = gaussian(rng)
    epsilon = noise(submission, mean, log_var, MANY_DRAWS)
    says = "The noise does not have the shape of a standard normal distribution."
    for values in epsilon.T:
        distance = distance_from_normal(values)
        expect(distance < FURTHEST, says, f"Kolmogorov-Smirnov distance {distance:.4f}, at most {FURTHEST:.4f}")
    # The fourth moment sees tails that are too light or too heavy; a sample's varies by sqrt(24 / draws) around 3.
    bound = (SIGMAS + 1) * math.sqrt(24 / epsilon.size)
    fourth = np.mean(epsilon**4)
    expect(abs(fourth - 3) < bound, says, f"fourth moment {fourth:.4f}, expected 3 within {bound:.4f}")


@points(2)
def test_new_noise_everywhere(submission, rng):
    """The noise is new for every image and every latent dimension."""
    mean, log_var = gaussian(rng)
    epsilon = noise(submission, mean, log_var)
    # A product of two independent normals has variance 1; the tail of their mean is a little heavier than normal.
    # Pairs of neighbours, and of images 64 apart, are fewer than the draws.
    bound = (SIGMAS + 1) / math.sqrt(DRAWS)
    for one in range(4):
        for other in range(one):
            shared = np.mean(epsilon[:, one] * epsilon[:, other])
            expect(abs(shared) < bound, "The noise of one latent dimension repeats in another.")
    side_by_side = epsilon.reshape(-1, COPIES, 4)
    neighbours = np.mean(side_by_side[:, 1:] * side_by_side[:, :-1], axis=(0, 1))
    expect(np.abs(neighbours).max() < 1.1 * bound, "The noise of one latent dimension repeats in another.")
    for step in (1, 2, 64):
        shared = np.mean(side_by_side[step:] * side_by_side[:-step], axis=(0, 1))
        expect(np.abs(shared).max() < 1.3 * bound, "The noise of one image repeats in others of the batch.")
    # Among this many independent numbers about one in fifty comes as close to another one, whatever its sign.
    z = draw(submission, np.zeros(4, "float32"), np.zeros(4, "float32"))
    twins = np.mean(np.diff(np.sort(np.abs(z.ravel()))) < 5e-7)
    says = "The noise of one image repeats in others of the batch, if with another sign."
    expect(twins < 0.2, says, f"{twins:.1%} of the numbers have a twin")


@points(2)
def test_new_noise_every_call(submission, rng):
    """The noise is new at every call of the layer."""
    mean, log_var = gaussian(rng)
    tiled = np.tile(mean, (50, COPIES)), np.tile(log_var, (50, COPIES))
    z = numbers(submission.run("draw_again", *tiled, 4), (4, 50, COPIES * 4), "z")
    expect(np.ptp(z, axis=1).min() > 1e-3, "Every z is the same: where is the noise?")
    z = z.reshape(4, -1, 4)
    epsilon = np.stack([standardized(each).ravel() for each in z])
    for one in range(4):
        for other in range(one):
            shared = np.mean(epsilon[one] * epsilon[other])
            says = "A second call repeats the noise of the first: draw new noise inside of call."
            expect(abs(shared) < (SIGMAS + 1) / math.sqrt(epsilon.shape[1]), says)


def test_new_noise_when_compiled(submission, rng):
    """The noise stays new in a compiled training step: it is drawn by a tensor operation."""
    mean, log_var = gaussian(rng)
    draw(submission, mean, log_var, count=10 * COPIES)
    inputs = np.tile(mean, (8, 1)), np.tile(log_var, (8, 1))
    operations = submission.run("compiled_operations", *inputs)
    says = (
        "When Keras compiles the layer, its noise becomes a constant: numpy and Python draw only once, while the "
        "graph is made. Draw by keras.random or tf.random."
    )
    random = ("Random", "Normal", "Uniform", "Rng", "PyFunc", "Generator")
    expect(
        any(word in str(name) for name in (operations if isinstance(operations, list) else ()) for word in random),
        says,
        f"operations {operations}",
    )


@points(3)
def test_reparameterization(submission, rng):
    """Gradients flow through the draw: dz/dmean = 1 and dz/dlog_var = (z - mean) / 2."""
    mean = rng.normal(0.0, 2.0, (32, 3)).astype("float32")
    log_var = rng.uniform(-EXTREME, EXTREME, (32, 3)).astype("float32")
    z, by_mean, by_log_var = sequence(submission.run("gradients", mean, log_var), 3, "z and its gradients")
    z = numbers(z, (32, 3), "z")
    expect(np.ptp(z - mean) > 1e-3, "z is the mean itself, or at a fixed distance from it: where is the noise?")
    lost = "No gradient reaches {}: use the reparameterization trick, in tensor operations."
    expect(by_mean is not None, lost.format("the mean"))
    expect(by_log_var is not None, lost.format("log_var"))
    agree(by_mean, np.ones_like(mean), says="dz/dmean should be 1.", what="dz/dmean")
    agree(
        by_log_var,
        (z - mean) / 2,
        says="dz/dlog_var should be (z - mean) / 2.",
        what="dz/dlog_var",
        atol=1e-3,
    )
