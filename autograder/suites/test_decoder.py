"""Hidden tests of the VAE's decoder."""

import numpy as np

from autograder.compare import expect, numbers, sequence
from autograder.networks import require_training_reaches_all, steady
from autograder.plugin import points
from autograder.ranges import FEW_SCALES, SCALES, require_both_ends, require_range, require_unit_range

SIDE = 8
SMALL = SIDE * SIDE  # pixels of a small image
CODE = 8  # dimensions of its latent space
DRAWS = 4
BETWEEN = 1e-3  # how near to 0 or 1 a probability may be for its logit to be exact enough


def latent_points(rng, batch=12, latent_dim=CODE):
    """Points of the latent space, somewhat wider than the prior, (batch, latent_dim)."""
    return rng.normal(0.0, 1.5, (batch, latent_dim)).astype("float32")


def drawn(pair, batch, pixels):
    """Pixels (batch, pixels) of two calls for the same points, once they depend on the points alone."""
    return steady(pair, (batch, pixels), "The decoder", "The image", "latent points")


@points(2)
def test_shape(submission, rng):
    """The decoder turns each latent point into 784 pixels."""
    drawn(submission.run("default_pixels", latent_points(rng, 12, 2)), 12, 784)


@points(2)
def test_sizes(submission, rng):
    """Both arguments count: the dimensions of the latent space and the number of pixels."""
    for batch in (5, 1):
        drawn(submission.run("pixels", latent_points(rng, batch, 3), 20 * 20), batch, 20 * 20)
    drawn(submission.run("named_pixels", latent_points(rng, 7, 1), SMALL), 7, SMALL)


def test_same_point_same_image(submission, rng):
    """The same point always gives the same image, whatever else is in the batch."""
    z = latent_points(rng, 4)
    pair, alone = sequence(submission.run("pixels_alone", z, SMALL), 2, "The decoder")
    off = np.abs(drawn(pair, 4, SMALL) - numbers(alone, (4, SMALL), "The pixels")).max()
    says = "A latent point gives another image when other points are in the batch."
    expect(off < 1e-3, says, f"off by {off:.3g}")


@points(3)
def test_probabilities(submission, rng):
    """Every pixel is a probability, in training as well, which approaches 0 and 1 smoothly, as by a sigmoid."""
    given = submission.run("scaled", latent_points(rng), SMALL, list(SCALES))
    first, images = sequence(given, 2, "The decoder")
    require_unit_range(drawn(first, 12, SMALL), numbers(images, (len(SCALES) * 12, SMALL), "The pixels"))
    given = submission.run("scaled_in_training", latent_points(rng), SMALL, list(FEW_SCALES))
    require_range(numbers(given, (len(FEW_SCALES) * 12, SMALL), "The pixels"), 0.0, 1.0, "Pixels in training")


@points(3)
def test_both_ends_of_the_range(submission, rng):
    """Pixels can become white and black: close to 1 and close to 0."""
    pair, images = sequence(submission.run("redrawn", latent_points(rng), SMALL, DRAWS), 2, "The decoder")
    drawn(pair, 12, SMALL)
    require_both_ends(numbers(images, (DRAWS, 12, SMALL), "The pixels"), black=0.0)


@points(2)
def test_non_linear(submission, rng):
    """The image depends on the latent point through a non-linear hidden layer, not only the last one."""
    one, other = latent_points(rng, 24), latent_points(rng, 24)
    given = submission.run("named_pixels", np.concatenate([one, other, (one + other) / 2]), SMALL)
    images = drawn(given, 72, SMALL).reshape(3, 24, SMALL)
    inside = ((images > BETWEEN) & (images < 1 - BETWEEN)).all(axis=0)
    expect(inside.mean() > 0.2, "Hardly any pixel of the untrained decoder lies between 0 and 1.")
    images = np.clip(images, BETWEEN, 1 - BETWEEN)
    logits = np.log(images) - np.log(1 - images)
    bend = np.abs((logits[0] + logits[1]) / 2 - logits[2])[inside].max()
    scale = np.abs(logits[0] - logits[1])[inside].max()
    says = "All but the last activation is linear in z: put a hidden layer with an activation before it."
    expect(bend > 1e-3 * scale, says, f"bend {bend:.3g} at scale {scale:.3g}")


@points(2)
def test_depends_on_all_of_z(submission, rng):
    """Every latent dimension has an effect on the image, for negative values as for positive ones."""
    base = rng.uniform(0.5, 1.5, CODE) * rng.permutation(np.arange(CODE) % 2 * 2 - 1)
    z = base + np.concatenate([np.zeros((1, CODE)), 2 * np.eye(CODE), -2 * np.eye(CODE)])
    images = drawn(submission.run("named_pixels", z.astype("float32"), SMALL), 2 * CODE + 1, SMALL)
    effects = np.abs(images[1:] - images[0]).max(axis=1)
    lost = (effects <= 1e-3 * effects.max()).reshape(2, CODE)
    silent = lost.all(axis=0)
    expect(not silent.any(), f"Only {CODE - silent.sum()} of {CODE} latent dimensions have an effect on the image.")
    says = "Latent dimensions have no effect in a part of their range, such as below zero."
    expect(not lost.any(), says, f"{lost.sum()} of {2 * CODE} moves")


@points(2)
def test_every_weight_learns(submission, rng):
    """Training reaches every weight of the decoder."""
    pair, report = sequence(submission.run("influence", latent_points(rng), SMALL), 2, "The decoder")
    drawn(pair, 12, SMALL)
    require_training_reaches_all(report, outputs=1)
