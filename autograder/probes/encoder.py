"""Runs beside a submitted encoder."""

from autograder.probes.shared import models


def default_outputs(submission, x):
    """Return the outputs of `build_encoder()` for images (batch, 784), twice."""
    return models.twice(models.built(submission, "build_encoder", x), x)


def outputs(submission, x, latent_dim):
    """Return an encoder's outputs for x, twice; it is built by positional arguments."""
    return models.twice(models.built(submission, "build_encoder", x, x.shape[1], latent_dim), x)


def _encoder(submission, x, latent_dim):
    return models.built(submission, "build_encoder", x, input_dim=x.shape[1], latent_dim=latent_dim)


def named_outputs(submission, x, latent_dim):
    """Return an encoder's outputs for x, twice; it is built by arguments with names."""
    return models.twice(_encoder(submission, x, latent_dim), x)


def outputs_alone(submission, x, latent_dim):
    """Return an encoder's outputs for x, twice, and those for each image of x alone."""
    encoder = _encoder(submission, x, latent_dim)
    return [models.twice(encoder, x), [encoder(x[i : i + 1]) for i in range(len(x))]]


def redrawn(submission, x, latent_dim, draws):
    """Return an encoder's outputs for x, twice, and those for weights drawn anew; see `models.redrawn`."""
    encoder = _encoder(submission, x, latent_dim)
    return [models.twice(encoder, x), models.redrawn(encoder, x, draws)]


def influence(submission, x, latent_dim):
    """See `models.influence`."""
    return models.influence(_encoder(submission, x, latent_dim), x)
