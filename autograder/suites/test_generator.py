"""Hidden tests of the GAN's generator."""

import numpy as np

from autograder.compare import expect, numbers, sequence
from autograder.networks import KERNEL_RANK, require_training_reaches_all, steady
from autograder.plugin import points
from autograder.ranges import FEW_SCALES, SCALES, require_both_ends, require_range, require_smooth_ends

IMAGE = (28, 28, 1)
DRAWS = 4
LONG = 70  # longer than the noise usually is


def noise(rng, batch=4, latent_dim=16):
    """Noise from the standard normal, (batch, latent_dim)."""
    return rng.normal(size=(batch, latent_dim)).astype("float32")


def made(pair, batch):
    """Images (batch, 28, 28, 1) of two calls for the same noise, once they depend on the noise and on it alone."""
    return steady(pair, (batch, *IMAGE), "The generator", "The image", "noise vectors")


@points(2)
def test_shape(submission, rng):
    """The generator turns each noise vector into an image of 28x28 pixels and one channel."""
    made(submission.run("default_images", noise(rng, 8, 64)), 8)


@points(2)
def test_latent_dim(submission, rng):
    """The noise vector may have any length, and the batch any size, one by one as well."""
    pair, alone = sequence(submission.run("images_alone", noise(rng, 3, 100)), 2, "The generator")
    spread = np.ptp(made(pair, 3), axis=0).max()
    says = "Noise vectors that are given one by one all give the same image."
    expect(np.ptp(numbers(alone, (3, *IMAGE), "The image"), axis=0).max() > 0.01 * spread, says)
    made(submission.run("named_images", noise(rng, 5)), 5)


def scaled(submission, rng, scales=SCALES):
    """Images of a generator for noise multiplied by each scale, (scales, 3, 28, 28, 1)."""
    z = noise(rng, 3)
    first, images = sequence(submission.run("scaled", z, list(scales)), 2, "The generator")
    made(first, 3)
    return numbers(images, (len(scales) * 3, *IMAGE), "The images").reshape(len(scales), 3, *IMAGE)


@points(2)
def test_range(submission, rng):
    """Every pixel stays within -1 and 1, whatever the noise, in training as well; there are pixels of both signs."""
    images = scaled(submission, rng, FEW_SCALES)
    require_range(images, -1.0, 1.0, "Pixels")
    shape = (len(FEW_SCALES) * 3, *IMAGE)
    in_training = numbers(submission.run("scaled_in_training", noise(rng, 3), list(FEW_SCALES)), shape, "The images")
    require_range(in_training, -1.0, 1.0, "Pixels in training")
    says = "All pixels have the same sign; the range is from -1 to 1."
    if np.mean(images[0] == 0) > 0.1:
        says = "No pixel is negative, and many are exactly 0; the range is from -1 to 1."
    expect(images.min() < 0 < images.max(), says)


@points(2)
def test_smooth_ends(submission, rng):
    """The ends of the range are approached smoothly, as by tanh, so that the gradient never stops."""
    images = scaled(submission, rng)
    require_smooth_ends(images.reshape(len(SCALES), -1), -1.0, 1.0, "Pixels")


@points(2)
def test_both_ends_of_the_range(submission, rng):
    """Pixels can become white and black: close to 1 and close to -1."""
    pair, images = sequence(submission.run("redrawn", noise(rng, 2), DRAWS), 2, "The generator")
    made(pair, 2)
    require_both_ends(numbers(images, (DRAWS, 2, *IMAGE), "The images"), black=-1.0)


@points(2)
def test_depends_on_all_of_z(submission, rng):
    """Every number of the noise vector has an effect on the image, and nothing else has."""
    z = noise(rng, 1, LONG)
    moved = z + np.concatenate([np.zeros((1, LONG)), 3 * np.eye(LONG)]).astype("float32")
    images = made(submission.run("named_images", moved), 1 + LONG)
    effects = np.abs(images[1:] - images[0]).max(axis=(1, 2, 3))
    says = "Part of the noise vector has no effect on the image."
    expect(effects.min() > 1e-3 * effects.max(), says, f"{(effects <= 1e-3 * effects.max()).sum()} of {LONG} numbers")


@points(3)
def test_convolutions_that_learn(submission, rng):
    """The image is made by convolutions, and training reaches every weight of the generator."""
    z = noise(rng)
    made(submission.run("named_images", z), 4)
    kernels = require_training_reaches_all(submission.run("influence", z), outputs=1) >= KERNEL_RANK
    says = "No convolution has a part in the image: use layers such as Conv2DTranspose or Conv2D."
    expect(kernels.any() and submission.mentions("conv"), says)
