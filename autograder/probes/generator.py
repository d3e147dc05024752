"""Runs beside a submitted generator."""

import tensorflow as tf

from autograder.probes.shared import models


def default_images(submission, z):
    """Return the images of `build_generator()` for noise (batch, 64), twice, with weights as they start."""
    return models.twice(models.fresh(submission, "build_generator"), z)


def images(submission, z):
    """Return a generator's images for noise (batch, latent_dim), twice; it is built by a positional argument."""
    return models.twice(models.built(submission, "build_generator", z, z.shape[1]), z)


def images_alone(submission, z):
    """Return the same, and the images for each noise vector alone, (batch, 28, 28, 1)."""
    generator = models.built(submission, "build_generator", z, z.shape[1])
    alone = [generator(z[i : i + 1]) for i in range(len(z))]
    return [models.twice(generator, z), tf.concat(alone, axis=0)]


def _generator(submission, z):
    return models.built(submission, "build_generator", z, latent_dim=z.shape[1])


def named_images(submission, z):
    """Return a generator's images for noise (batch, latent_dim), twice; it is built by an argument with its name."""
    return models.twice(_generator(submission, z), z)


def scaled(submission, z, scales):
    """Return the images for z, twice, and those for z multiplied by each scale, (scales * batch, 28, 28, 1)."""
    generator = _generator(submission, z)
    return [models.twice(generator, z), generator(models.scaled(z, scales))]


def scaled_in_training(submission, z, scales):
    """Return the images for z multiplied by each scale as they are in training, (scales * batch, 28, 28, 1)."""
    return models.in_training(_generator(submission, z), models.scaled(z, scales))


def redrawn(submission, z, draws):
    """Return the images for z, twice, and those for weights drawn anew; see `models.redrawn`."""
    generator = _generator(submission, z)
    return [models.twice(generator, z), *models.redrawn(generator, z, draws)]


def influence(submission, z):
    """See `models.influence`."""
    return models.influence(_generator(submission, z), z)
