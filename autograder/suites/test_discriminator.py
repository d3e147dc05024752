"""Hidden tests of the GAN's discriminator."""

import numpy as np

from autograder.compare import expect, numbers, sequence
from autograder.networks import KERNEL_RANK, require_learning_starts, require_training_reaches_all, steady
from autograder.plugin import points
from autograder.ranges import FEW_SCALES, SCALES, extent, require_range, require_smooth_ends

IMAGE = (28, 28, 1)
DRAWS = 12
SIGNED = 20  # images and negatives of images: enough to tell what is cut off from what bends


def images(rng, batch=8):
    """Images from dark to bright, (batch, 28, 28, 1), with random pixels in [-1, 1]."""
    level = rng.permutation(np.linspace(-0.8, 0.8, batch))[:, None, None, None]
    return (level + rng.uniform(-0.2, 0.2, (batch, *IMAGE))).astype("float32")


def judged(pair, batch):
    """Probabilities (batch, 1) of two calls for the same images, once they depend on the image and on it alone."""
    probability = steady(pair, (batch, 1), "The discriminator", "The probability", "images")
    if batch >= 8:
        says = "Before any training the output is always exactly 0 or 1: that is a decision, and no probability."
        expect(not np.isin(probability, (0, 1)).all(), says)
    return probability


@points(2)
def test_shape(submission, rng):
    """The discriminator gives one number for each image, whatever the batch."""
    asked = [images(rng, batch) for batch in (16, 3, 1)]
    many, *few = sequence(submission.run("probabilities", asked), 3, "The discriminator")
    judged(many, 16)
    for pair, batch in zip(few, (3, 1), strict=True):  # a rectified output may well be silent for so few
        for each in sequence(pair, 2, "The discriminator"):
            numbers(each, (batch, 1), "The probability")


def both_signs(rng):
    """Images and their negatives, (SIGNED, 28, 28, 1)."""
    x = images(rng, SIGNED // 2) * rng.uniform(0.2, 1.0, (SIGNED // 2, 1, 1, 1)).astype("float32")
    return np.concatenate([x, -x])


def scaled(submission, x, scales=SCALES):
    """Probabilities for images multiplied by each scale, by a head and by its negative, (scales, 2 * SIGNED)."""
    first, *answers = sequence(submission.run("scaled", x, list(scales)), 3, "The discriminator")
    judged(first, SIGNED)
    answers = [numbers(each, (len(scales) * SIGNED, 1), "The probability") for each in answers]
    return np.concatenate([each.reshape(len(scales), SIGNED) for each in answers], axis=1)


@points(2)
def test_probability(submission, rng):
    """The number is a probability: between 0 and 1, whatever the image, and in training as well."""
    x = both_signs(rng)
    require_range(scaled(submission, x, FEW_SCALES), 0.0, 1.0, "The probabilities")
    answers = submission.run("scaled_in_training", x, list(FEW_SCALES))
    answers = numbers(answers, (len(FEW_SCALES) * SIGNED, 1), "The probability in training")
    require_range(answers, 0.0, 1.0, "The probabilities in training")


def test_smooth_ends(submission, rng):
    """The probability approaches 0 and 1 smoothly, as by a sigmoid, so that the gradient never stops."""
    require_smooth_ends(scaled(submission, both_signs(rng)), 0.0, 1.0, "The probabilities")


@points(3)
def test_both_verdicts(submission, rng):
    """The probability can come near to 1 and near to 0, and training sets off."""
    given = submission.run("redrawn", images(rng, 4), DRAWS)
    probability, gradients = sequence(given, 2, "The discriminator")
    probability = numbers(probability, (DRAWS, 4, 1), "The probability")
    for reached, end in ((probability.max(), "1"), (1 - probability.min(), "0")):
        says = f"No weights bring the probability near to {end}: what does the last activation allow?"
        expect(reached > 0.9, f"{says} It reaches {extent(probability)}.", f"as near as {1 - reached:.3g}")
    require_learning_starts(gradients)


def test_alone(submission, rng):
    """An image gets about the same probability alone as among others."""
    pair, alone = sequence(submission.run("alone", images(rng)), 2, "The discriminator")
    alone, together = numbers(alone, (4, 1), "The probability"), judged(pair, 8)[:4]
    says = f"Judged one by one, all images get the same probability: {alone[0, 0]:.3g}."
    expect(np.ptp(alone) >= 0.01 * np.ptp(together), says)
    off = np.abs(alone - together).max()
    says = "Judged alone, an image gets quite another probability than in a batch of others."
    expect(off < 0.3, says, f"off by {off:.3g}")


@points(2)
def test_gradient_reaches_the_image(submission, rng):
    """The gradient reaches every part of the image: it is all that the generator learns from."""
    x = images(rng)
    judged(*sequence(submission.run("probabilities", [x]), 1, "The discriminator"), 8)
    gradient = submission.run("image_gradient", x)
    expect(gradient is not None, "No gradient reaches the image.")
    gradient = numbers(gradient, x.shape, "The gradient")
    felt = gradient != 0
    expect(felt.any(), "No gradient reaches the image.")
    for side, word in ((x < 0, "dark"), (x > 0, "bright")):
        expect(felt[side].mean() > 0.2, f"Hardly any gradient reaches {word} pixels.")
    expect(felt.any(axis=(1, 2, 3)).all(), "No gradient reaches some of the images.")
    expect(felt.any(axis=0).mean() > 0.7, "No gradient reaches large parts of the image.")


@points(3)
def test_convolutions_that_learn(submission, rng):
    """The image is judged by convolutions, and training reaches every weight of the discriminator."""
    x = images(rng)
    judged(*sequence(submission.run("probabilities", [x]), 1, "The discriminator"), 8)
    kernels = require_training_reaches_all(submission.run("influence", x), outputs=1) >= KERNEL_RANK
    expect(kernels.any() and submission.mentions("conv"), "No convolution has a part in the output: use Conv2D.")
