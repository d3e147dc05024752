"""Runs beside a submitted decoder."""

import tensorflow as tf

from autograder.probes.shared import models


def default_pixels(submission, z):
    """Return the pixels of `build_decoder()` for latent points (batch, 2), twice, with weights as they start."""
    return models.twice(models.fresh(submission, "build_decoder"), z)


def pixels(submission, z, output_dim):
    """Return a decoder's pixels for latent points (batch, latent_dim), twice; it is built by positional arguments."""
    return models.twice(models.built(submission, "build_decoder", z, z.shape[1], output_dim), z)


def _decoder(submission, z, output_dim):
    return models.built(submission, "build_decoder", z, latent_dim=z.shape[1], output_dim=output_dim)


def named_pixels(submission, z, output_dim):
    """Return a decoder's pixels for latent points (batch, latent_dim), twice; it is built by arguments with names."""
    return models.twice(_decoder(submission, z, output_dim), z)


def pixels_alone(submission, z, output_dim):
    """Return a decoder's pixels for z, twice, and for each point of z alone, (batch, output_dim)."""
    decoder = _decoder(submission, z, output_dim)
    alone = [decoder(z[i : i + 1]) for i in range(len(z))]
    return [models.twice(decoder, z), tf.concat(alone, axis=0)]


def scaled(submission, z, output_dim, scales):
    """Return the pixels for z, twice, and for z multiplied by each scale, (scales * batch, output_dim)."""
    decoder = _decoder(submission, z, output_dim)
    return [models.twice(decoder, z), decoder(models.scaled(z, scales))]


def scaled_in_training(submission, z, output_dim, scales):
    """Return the pixels for z multiplied by each scale as they are in training, (scales * batch, output_dim)."""
    return models.in_training(_decoder(submission, z, output_dim), models.scaled(z, scales))


def redrawn(submission, z, output_dim, draws):
    """Return the pixels for z, twice, and those for weights drawn anew; see `models.redrawn`."""
    decoder = _decoder(submission, z, output_dim)
    return [models.twice(decoder, z), *models.redrawn(decoder, z, draws)]


def influence(submission, z, output_dim):
    """Return a decoder's pixels for z, twice, and what `models.influence` tells of it."""
    decoder = _decoder(submission, z, output_dim)
    return [models.twice(decoder, z), models.influence(decoder, z)]
