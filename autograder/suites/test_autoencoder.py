"""Hidden tests of the plain autoencoder.

Rectified units in a code may be silent for an image, each with a chance of about a half. That fewer than
NARROW_CODE out of CODE are not has a chance of one in eight millions, even if all images agree in it.
"""

import numpy as np

from autograder.compare import expect, numbers, sequence
from autograder.networks import require_learning_starts, require_training_reaches_all, steady
from autograder.plugin import points
from autograder.ranges import FEW_SCALES, SCALES, require_both_ends, require_range, require_unit_range

SIDE = 8
SMALL = SIDE * SIDE  # pixels of a small image
CODE = 32
DRAWS = 4
NARROW_CODE = 3
MIXES = 10  # ranks are counted up to that many
NOISE = 1e-4  # of the largest singular value: rounding stays a hundred times below it


def strewn(rng, batch=12, pixels=SMALL):
    """Images where one pixel in four is bright, (batch, pixels): they differ more than even noise does."""
    bright = rng.random((batch, pixels)) < 0.25
    return (bright * rng.uniform(0.3, 1.0, (batch, pixels))).astype("float32")


def redrawn(pair, batch, pixels):
    """Reconstructions (batch, pixels) of two calls for the same images, once they depend on these alone."""
    return steady(pair, (batch, pixels), "The autoencoder", "The reconstruction", "images")


@points(2)
def test_shape(submission, rng):
    """The reconstruction of an image has its 784 pixels."""
    redrawn(submission.run("default_images", strewn(rng, 12, 784)), 12, 784)


@points(2)
def test_sizes(submission, rng):
    """Images may be of any size, and so may the code and the batch."""
    redrawn(submission.run("images", strewn(rng, 3, 20 * 20), 40), 3, 20 * 20)
    for batch, latent_dim in ((5, NARROW_CODE), (1, CODE)):
        redrawn(submission.run("named_images", strewn(rng, batch), latent_dim), batch, SMALL)


def test_same_image_same_reconstruction(submission, rng):
    """The same image always gets the same reconstruction, whatever else is in the batch."""
    pair, alone = sequence(submission.run("images_alone", strewn(rng, 4), CODE), 2, "The autoencoder")
    off = np.abs(redrawn(pair, 4, SMALL) - numbers(alone, (4, SMALL), "The reconstruction")).max()
    says = "An image gets another reconstruction when other images are in the batch."
    expect(off < 1e-3, says, f"off by {off:.3g}")


@points(2)
def test_range(submission, rng):
    """Every pixel lies between 0 and 1, in training as well, and nears the ends smoothly, as by a sigmoid."""
    given = submission.run("scaled", strewn(rng), CODE, list(SCALES))
    first, images = sequence(given, 2, "The autoencoder")
    ordinary = redrawn(first, 12, SMALL)
    shared_out = np.abs(ordinary.sum(axis=1) - 1).max() < 1e-3
    expect(not shared_out, "The pixels of each image add up to 1: the last activation shares one unit out among them.")
    require_unit_range(ordinary, numbers(images, (len(SCALES) * 12, SMALL), "The reconstruction"))
    given = submission.run("scaled_in_training", strewn(rng), CODE, list(FEW_SCALES))
    require_range(numbers(given, (len(FEW_SCALES) * 12, SMALL), "The reconstruction"), 0.0, 1.0, "Pixels in training")


def ranks(submission, rng, latent_dim):
    """Ranks, up to MIXES, of the derivative of the reconstruction in the image, at each of six images.

    With them comes how many numbers the model's weights hold.
    """
    x = strewn(rng, 6)
    mixes = rng.normal(size=(MIXES, SMALL)).astype("float32")
    nudge = rng.normal(0.0, 0.001, x.shape).astype("float32")
    given = sequence(submission.run("sensitivity", x, latent_dim, mixes, nudge), 5, "The autoencoder")
    if latent_dim == CODE:
        redrawn(given[0], 6, SMALL)
    ahead, behind = (numbers(each, (6, SMALL), "The reconstruction") for each in given[1:3])
    expect(given[3] is not None, "No gradient reaches the image: something on the way to the output cuts it.")
    gradient = numbers(given[3], (6 * MIXES, SMALL), "The gradient").reshape(6, MIXES, SMALL)
    moved = (ahead - behind) / 2 @ mixes.T
    predicted = (gradient @ nudge[:, :, None])[:, :, 0]
    # A rectified unit may switch on the way, but not at most of the images.
    fits = np.linalg.norm(moved - predicted, axis=1) <= 0.3 * np.linalg.norm(moved, axis=1) + 1e-5
    says = "The gradient in the image does not fit how the reconstruction changes with the image."
    expect(fits.sum() >= 3, says, f"{fits.sum()} of 6 images")
    values = np.linalg.svd(gradient, compute_uv=False)
    return (values > NOISE * values.max()).sum(axis=1), numbers(given[4], (), "The number of weights")


@points(3)
def test_bottleneck(submission, rng):
    """All that the reconstruction knows of the image passes through latent_dim numbers."""
    wide, size = ranks(submission, rng, CODE)
    expect(wide.max() > 0, "The reconstruction does not depend on the image.")
    says = f"With latent_dim={CODE}, hardly anything passes: is the code as wide as latent_dim asks for?"
    expect(wide.max() >= NARROW_CODE, says, f"ranks {wide}")
    narrow, size_then = ranks(submission, rng, NARROW_CODE)
    says = f"With latent_dim={NARROW_CODE}, more numbers than that reach the reconstruction: find the code."
    if size_then == size:
        says = "More numbers than latent_dim reach the reconstruction: latent_dim changes nothing in the model."
    elif narrow.max() == 2 * NARROW_CODE:
        says = f"With latent_dim={NARROW_CODE}, twice as many numbers reach the reconstruction."
    expect(narrow.max() <= NARROW_CODE, says, f"ranks {narrow}, counted up to {MIXES}")


@points(3)
def test_both_ends_of_the_range(submission, rng):
    """Pixels can become white and black, close to 1 and close to 0, and training sets off."""
    images, gradients = sequence(submission.run("redrawn", strewn(rng), CODE, DRAWS), 2, "The autoencoder")
    require_both_ends(numbers(images, (DRAWS, 12, SMALL), "The reconstruction"), black=0.0)
    require_learning_starts(gradients)


@points(2)
def test_every_weight_learns(submission, rng):
    """Training reaches every weight, of the first half as of the second."""
    pair, report = sequence(submission.run("influence", strewn(rng), CODE), 2, "The autoencoder")
    redrawn(pair, 12, SMALL)
    require_training_reaches_all(report, outputs=1)
