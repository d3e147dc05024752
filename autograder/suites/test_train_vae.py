"""Hidden tests of a trained VAE: its networks are asked, and every figure is computed here.

The digits are the 1,000 that training leaves out, the noise is drawn here. Thresholds stand between what correct
trainings reach and what known mistakes do, as measured in tools/practice/vae.csv.
"""

import numpy as np

from autograder.compare import expect, numbers, sequence
from autograder.plugin import points
from autograder.practice.digits import load_digits28
from autograder.practice.quality import bound, draw, quality

WORST_TOTAL = 135.0  # nats an image; correct ones reach 121 to 128
LEAST_KL, MOST_KL = 10.0, 35.0
CLOSEST_COPY = 15.0  # nats above a perfect copy; correct ones stay 50 and more above it
MOST_OFF = 6.0  # nats between the reported loss and ours
WORST_FRECHET = 50.0
STEP = 1e-3  # how far latent points are moved to see whether images follow
SAMPLES = 1000


def encoded(submission, images, probe="encode"):
    """What the encoder gives for images: mean and log-variance, each (count, latent_dim)."""
    pair = sequence(submission.run(probe, submission.artefact, images), 2, "The encoder")
    mean = numbers(pair[0], (len(images), None), "The mean")
    return mean, np.clip(numbers(pair[1], mean.shape, "The log-variance"), -50, 50)


def decoded(submission, z):
    """What the decoder makes of latent points, (count, 784), once it follows them as a network does."""
    near, made = (
        numbers(submission.run("decode", submission.artefact, np.float32(each)), (len(z), 784), "The image")
        for each in (z + STEP, z)
    )
    says = "Pixels leave the range from 0 to 1: what does the decoder's last activation allow?"
    expect(made.min() >= -1e-6 and made.max() <= 1 + 1e-6, says)
    moved = np.abs(near - made).max(axis=1)
    says = "A small step in the latent space should change each image a little: the decoder does not use z like that."
    expect(np.mean((moved > 0) & (moved < 100 * STEP)) > 0.95, says, f"median change {np.median(moved):.3g}")
    return made


def terms(submission, rng):
    """The terms of the negative ELBO on the held-out digits."""
    images = load_digits28().held_out_images
    mean, log_var = encoded(submission, images)
    found = bound(images, mean, log_var, decoded(submission, draw(mean, log_var, rng)))
    says = "The digits come back more exactly than any VAE redraws what it has never seen: are they looked up?"
    expect(found.reconstruction - found.least > CLOSEST_COPY, says, f"{found}")
    return found


def terms_in_training(submission, rng):
    """The same where the networks are called as in a training step: with dropout, with the batch's own statistics."""
    images = load_digits28().held_out_images
    mean, log_var = encoded(submission, images, "encode_in_training")
    z = np.float32(draw(mean, log_var, rng))
    made = numbers(submission.run("decode_in_training", submission.artefact, z), images.shape, "The image")
    return bound(images, mean, log_var, np.clip(made, 0, 1))


@points(3)
def test_held_out_digits(submission, rng):
    """Digits that the training has not seen cost at most 135 nats each (reconstruction and KL together)."""
    found = terms(submission, rng)
    says = f"They cost {found.total:.1f} nats: {found.reconstruction:.1f} (reconstruction) + {found.kl:.1f} (KL). "
    expect(found.total <= WORST_TOTAL, says + _advice(found), f"{found}")


@points(2)
def test_divergence(submission, rng):
    """The latent space holds between 10 and 35 nats of information about a digit, measured by the KL term."""
    found = terms(submission, rng)
    says = f"The KL term is {found.kl:.2f} nats. {_advice(found)}"
    expect(LEAST_KL <= found.kl <= MOST_KL, says, f"{found}")


@points(2)
def test_reported_losses(submission, rng):
    """The losses that a training step reports are those of the model: cross-entropy, KL and their sum."""
    found, trained = terms(submission, rng), terms_in_training(submission, rng)
    report = submission.run("report", submission.artefact, load_digits28().held_out_images)
    says = "`train_step` should return a dict with loss, reconstruction_loss and kl_loss."
    expect(isinstance(report, dict) and {"loss", "reconstruction_loss", "kl_loss"} <= set(report), says)
    for name, term in (("reconstruction_loss", "reconstruction"), ("kl_loss", "kl"), ("loss", "total")):
        got = float(numbers(report[name], (), f"`{name}`"))
        usual, in_training = (getattr(each, term) for each in (found, trained))
        says = f"Your training step reports a {name} of {got:.1f} on the held-out digits"
        off = min(abs(got - usual), abs(got - in_training))
        expect(off <= MOST_OFF, f"{says}; computed apart it is {usual:.1f}.", f"in training mode {in_training:.1f}")


@points(3)
def test_new_digits(submission, rng):
    """New images, decoded from draws of N(0, I), look like digits: their Frechet distance is at most 50."""
    found = terms(submission, rng)
    mean, _ = encoded(submission, load_digits28().held_out_images[:10])
    made = decoded(submission, rng.standard_normal((SAMPLES, mean.shape[1])))
    got = quality(made)
    says = f"The Frechet distance is {got.frechet:.0f}. {_advice(found)}"
    expect(got.frechet <= WORST_FRECHET, says, f"{got}")


def _advice(found):
    """What a figure that is out of range most likely comes from."""
    if found.kl < 1:
        return (
            "The encoder says nothing about the image: is the reconstruction summed over pixels, and does the noise "
            "have the right spread?"
        )
    if found.kl > MOST_KL:
        return "The Gaussians have strayed far from the prior: does the KL term take part in the loss?"
    if found.total > WORST_TOTAL:
        says = "More epochs may help (`vaegan train vae --epochs 60`); if not, check sampling, both losses, and the "
        return says + "number of latent dimensions."
    return "Where N(0, I) has its points, the decoder has not learned to draw: check the KL term."
