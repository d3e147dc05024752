"""Hidden tests of a trained GAN: its generator is given noise that is drawn here, and its images are judged here.

Thresholds stand far from what known mistakes reach, and where right trainings have room; tools/practice/samples.csv has
what images that no model made are worth. No figure counts alone: copied digits are perfect by all of them but one.
"""

import numpy as np

from autograder.compare import expect, numbers
from autograder.plugin import points
from autograder.practice.quality import copied, quality

WORST_FRECHET = 30.0
GOOD_FRECHET = 27.0
LEAST_RECALL = 0.5
LEAST_DIGITS = 8
MOST_COPIED = 0.3  # of real digits that were never seen it is 0.1
STEP = 1e-3  # how far noise is moved to see whether images follow
SAMPLES = 1000  # the figures depend on it
MOST_NOISE = 1024


def forged(submission, rng):
    """1,000 new images (count, 784) in [0, 1], once they are no copies and follow the noise as a network's do."""
    length = submission.run("noise_length", submission.artefact)
    says = f"`latent_dim` should be a number between 1 and {MOST_NOISE}."
    expect(type(length) is int and 1 <= length <= MOST_NOISE, says)
    noise = rng.standard_normal((SAMPLES, length))
    near, made = (
        numbers(submission.run("generate", submission.artefact, np.float32(each)), (SAMPLES, 28, 28, 1), "The image")
        for each in (noise + STEP, noise)
    )
    says = "Pixels leave the range from -1 to 1: what does the generator's last activation allow?"
    expect(np.abs(made).max() <= 1 + 1e-6, says)
    moved = np.abs(near - made).max(axis=(1, 2, 3))
    says = "A small change of the noise should change each image a little: the generator does not use it like that."
    expect(np.mean((moved > 0) & (moved < 200 * STEP)) > 0.95, says, f"median change {np.median(moved):.3g}")
    images = (made.reshape(SAMPLES, -1) + 1) / 2
    share = copied(images)
    says = f"{share:.0%} of the images are copies of training images. A generator should draw its own."
    expect(share <= MOST_COPIED, says)
    return images


@points(3)
def test_looks_like_digits(submission, rng):
    """New images look like digits: their Frechet distance to real ones is at most 30."""
    got = quality(forged(submission, rng))
    says = f"The Frechet distance is {got.frechet:.0f}. {_advice(got)}"
    expect(got.frechet <= WORST_FRECHET, says, f"{got}")


@points(1)
def test_looks_good(submission, rng):
    """New images come close to real digits: their Frechet distance to them is at most 27."""
    got = quality(forged(submission, rng))
    says = f"The Frechet distance is {got.frechet:.0f}. {_advice(got)}"
    expect(got.frechet <= GOOD_FRECHET, says, f"{got}")


@points(3)
def test_covers_the_variety(submission, rng):
    """At least half of the real digits have forgeries like them (recall)."""
    got = quality(forged(submission, rng))
    says = f"Only {got.recall:.0%} of the real digits do: the generator repeats itself. {_advice(got)}"
    expect(got.recall >= LEAST_RECALL, says, f"{got}")


@points(3)
def test_draws_every_digit(submission, rng):
    """At least eight of the ten digits are drawn, each by one image in fifty or more."""
    got = quality(forged(submission, rng))
    says = f"Only {got.digits} are. {_advice(got)}"
    expect(got.digits >= LEAST_DIGITS, says, f"shares {np.round(got.classes, 3)}")


def _advice(got):
    """What poor images most likely come from."""
    if got.digits <= 2:
        return "All images are nearly alike: does the generator's step lower the generator's loss, with the label 1?"
    says = "Longer training may help (`vaegan train gan --epochs 60`; a learning rate that falls must then fall more "
    return says + "slowly). If not, look at the balance of both losses while it trains."
