"""Runs beside a submitted decoder."""

import tensorflow as tf

from autograder.probes.shared import models


def default_pixels(submission, z):
    """Return the pixels of `build_decoder()` for latent points (batch, 2), twice."""
    return models.twice(submission.build_decoder(), z)


def pixels(submission, z, output_dim):
    """Return a decoder's pixels for latent points (batch, latent_dim), twice."""
    return models.twice(models.stir(submission.build_decoder(z.shape[1], output_dim), z), z)


def pixels_alone(submission, z, output_dim):
    """Return a decoder's pixels for z, twice, and for each point of z alone, (batch, output_dim)."""
    decoder = models.stir(submission.build_decoder(latent_dim=z.shape[1], output_dim=output_dim), z)
    alone = [decoder(z[i : i + 1]) for i in range(len(z))]
    return [models.twice(decoder, z), tf.concat(alone, axis=0)]


def scaled(submission, z, output_dim, scales):
    """Return the pixels for z, twice, and for z multiplied by each scale, (scales * batch, output_dim)."""
    decoder = submission.build_decoder(latent_dim=z.shape[1], output_dim=output_dim)
    return [models.twice(decoder, z), decoder(tf.concat([scale * z for scale in scales], axis=0))]


def reach(submission, z, target, enough, steps):
    """Train a decoder to draw images, (batch, output_dim); return what it draws then, twice."""
    decoder = submission.build_decoder(latent_dim=z.shape[1], output_dim=target.shape[1])
    models.fit(decoder, z, lambda drawn: models.cross_entropy(target, drawn), enough, steps)
    return models.twice(decoder, z)


def influence(submission, z, output_dim):
    """Return a decoder's pixels for z, twice, and what `models.influence` tells of it."""
    decoder = models.stir(submission.build_decoder(latent_dim=z.shape[1], output_dim=output_dim), z)
    return [models.twice(decoder, z), models.influence(decoder, z)]
