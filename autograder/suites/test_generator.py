"""Hidden tests of the GAN's generator."""

import numpy as np

from autograder.compare import expect, numbers, sequence
from autograder.networks import KERNEL_RANK, SCALES, require_smooth_ends, require_training_reaches_all
from autograder.plugin import points

IMAGE = (28, 28, 1)


def noise(rng, batch=8, latent_dim=64):
    """Noise from the standard normal, (batch, latent_dim)."""
    return rng.normal(size=(batch, latent_dim)).astype("float32")


def made(pair, batch):
    """Images (batch, 28, 28, 1) of two calls for the same noise, once they depend on the noise and on it alone."""
    images, again = (numbers(each, (batch, *IMAGE), "The images") for each in sequence(pair, 2, "The generator"))
    expect(batch == 1 or np.ptp(images, axis=0).max() > 1e-6, "Different noise gives the same image.")
    expect(np.abs(images - again).max() < 1e-4, "The same noise gives another image at the second call.")
    return images


def pattern(rng):
    """An image of four quarters, each -1 or 1 throughout, both occurring: (28, 28, 1)."""
    signs = rng.permutation([1.0, -1.0, *rng.choice([-1.0, 1.0], 2)]).reshape(2, 2)
    return np.kron(signs, np.ones((14, 14))).astype("float32")[..., None]


@points(2)
def test_shape(submission, rng):
    """The generator turns each noise vector into an image of 28x28 pixels and one channel."""
    made(submission.run("default_images", noise(rng)), 8)


@points(2)
def test_latent_dim(submission, rng):
    """The noise vector may have any length, and the batch any size."""
    for batch, latent_dim in ((5, 7), (3, 100), (1, 16)):
        made(submission.run("images", noise(rng, batch, latent_dim)), batch)


def scaled(submission, rng):
    """Images of a generator for noise multiplied by each of SCALES, (scales, 6, 28, 28, 1)."""
    z = noise(rng, 6)
    first, images = sequence(submission.run("scaled", z, list(SCALES)), 2, "The generator")
    made(first, 6)
    return numbers(images, (len(SCALES), 6, *IMAGE), "The images")


@points(2)
def test_range(submission, rng):
    """Every pixel stays within -1 and 1, whatever the noise, and there are pixels of both signs."""
    images = scaled(submission, rng)
    says = "Pixels leave the range from -1 to 1: what does the last activation allow?"
    expect(np.abs(images).max() <= 1 + 1e-5, says, f"largest {np.abs(images).max():.4g}")
    expect(images.min() < 0 < images.max(), "All pixels have the same sign; the range is from -1 to 1.")


@points(2)
def test_smooth_ends(submission, rng):
    """The ends of the range are approached smoothly, as by tanh, so that the gradient never stops."""
    images = scaled(submission, rng)
    expect(np.abs(images).max() > 0.5, "Not even strong noise gives pixels near -1 or 1.")
    require_smooth_ends(images.reshape(len(SCALES), -1), -1.0, 1.0)


@points(2)
def test_both_ends_of_the_range(submission, rng):
    """Training can make pixels white and black: close to 1 and close to -1."""
    target = pattern(rng)
    images = made(submission.run("reach", noise(rng, 2), target, 0.05, 200), 2)
    for sign, end in ((1, "1 (white)"), (-1, "-1 (black)")):
        reached = np.median(images[:, target == sign])
        says = f"Training cannot bring pixels close to {end}: what does the last activation allow?"
        expect(sign * reached > 0.7, says, f"median {reached:.3g}")


@points(2)
def test_depends_on_all_of_z(submission, rng):
    """Every number of the noise vector has an effect on the image, and nothing else has."""
    z = noise(rng, 1, 24)
    moved = z + np.concatenate([np.zeros((1, 24)), 3 * np.eye(24)]).astype("float32")
    images = made(submission.run("images", moved), 25)
    effects = np.abs(images[1:] - images[0]).max(axis=(1, 2, 3))
    says = "Part of the noise vector has no effect on the image."
    expect(effects.min() > 1e-3 * effects.max(), says, f"{(effects <= 1e-3 * effects.max()).sum()} of 24 numbers")


@points(3)
def test_convolutions_that_learn(submission, rng):
    """The image is made by convolutions, and training reaches every weight of the generator."""
    z = noise(rng)
    made(submission.run("images", z), 8)
    kernels = require_training_reaches_all(submission.run("influence", z), outputs=1) >= KERNEL_RANK
    says = "No convolution has a part in the image: use layers such as Conv2DTranspose or Conv2D."
    expect(kernels.any() and submission.mentions("conv"), says)
