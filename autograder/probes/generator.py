"""Runs beside a submitted generator."""

import tensorflow as tf

from autograder.probes.shared import models


def default_images(submission, z):
    """Return the images of `build_generator()` for noise (batch, 64), twice."""
    return models.twice(submission.build_generator(), z)


def images(submission, z):
    """Return a generator's images for noise (batch, latent_dim), twice."""
    return models.twice(submission.build_generator(z.shape[1]), z)


def scaled(submission, z, scales):
    """Return a generator's images for z, twice, and for z multiplied by each scale, (scales, batch, 28, 28, 1)."""
    generator = submission.build_generator(latent_dim=z.shape[1])
    return [models.twice(generator, z), tf.stack([generator(scale * z) for scale in scales])]


def reach(submission, z, target, enough, steps):
    """Train a generator towards one image, (28, 28, 1), and return what it makes of z afterwards, twice."""
    generator = submission.build_generator(latent_dim=z.shape[1])
    models.fit(generator, z, lambda made: tf.reduce_mean((made - target) ** 2), enough, steps)
    return models.twice(generator, z)


def influence(submission, z):
    """See `models.influence`."""
    return models.influence(submission.build_generator(latent_dim=z.shape[1]), z)
