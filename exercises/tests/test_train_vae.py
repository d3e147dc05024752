"""Public tests of the trained VAE, on digits that training leaves out. The hidden ones also look at the KL term alone,
at what the training step reports, and at new images.
"""

import numpy as np

from autograder.compare import expect, numbers, sequence
from autograder.practice.digits import load_digits28
from autograder.practice.quality import bound, draw


def test_the_weights_fit(submission):
    """The weights in train_vae.npz fit your networks, and every digit gets a mean and a log-variance."""
    images = load_digits28().held_out_images[:100]
    mean, log_var = sequence(submission.run("encode", submission.artefact, images), 2, "The encoder")
    mean = numbers(mean, (100, None), "The mean")
    numbers(log_var, mean.shape, "The log-variance")


def test_held_out_digits(submission, rng):
    """Digits that the training has not seen cost at most 135 nats each (reconstruction and KL together)."""
    images = load_digits28().held_out_images
    mean, log_var = sequence(submission.run("encode", submission.artefact, images), 2, "The encoder")
    mean = numbers(mean, (len(images), None), "The mean")
    log_var = numbers(log_var, mean.shape, "The log-variance")
    z = draw(mean, log_var, rng)
    found = bound(images, mean, log_var, numbers(submission.run("decode", submission.artefact, z), images.shape))
    says = f"They cost {found.total:.1f} nats: {found.reconstruction:.1f} (reconstruction) + {found.kl:.1f} (KL)."
    expect(np.isfinite(found.total) and found.total <= 135, says)
