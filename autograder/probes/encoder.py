"""Runs beside a submitted encoder."""

import tensorflow as tf

from autograder.probes.shared import models


def default_outputs(submission, x):
    """Return the outputs of `build_encoder()` for images (batch, 784), twice."""
    return models.twice(models.stir(submission.build_encoder(), x), x)


def outputs(submission, x, latent_dim):
    """Return an encoder's outputs for x, twice."""
    return models.twice(models.stir(submission.build_encoder(x.shape[1], latent_dim), x), x)


def outputs_alone(submission, x, latent_dim):
    """Return an encoder's outputs for x, and for the first half of x alone."""
    encoder = models.stir(submission.build_encoder(input_dim=x.shape[1], latent_dim=latent_dim), x)
    return [encoder(x), encoder(x[: len(x) // 2])]


def reach(submission, x, mean, log_var, steps):
    """Train an encoder towards a mean and a log-variance for each image; return what it gives afterwards, twice."""
    encoder = submission.build_encoder(input_dim=x.shape[1], latent_dim=mean.shape[1])

    def distance(given):
        return tf.reduce_mean((given[0] - mean) ** 2) + tf.reduce_mean((given[1] - log_var) ** 2)

    models.fit(encoder, x, distance, enough=1.0, steps=steps)
    return models.twice(encoder, x)


def influence(submission, x, latent_dim):
    """See `models.influence`."""
    encoder = submission.build_encoder(input_dim=x.shape[1], latent_dim=latent_dim)
    return models.influence(models.stir(encoder, x), x)
