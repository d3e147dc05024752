"""Runs beside a submitted autoencoder."""

import tensorflow as tf

from autograder.probes.shared import models


def default_images(submission, x):
    """Return the reconstructions by `build_autoencoder()` of images (batch, 784), twice, as weights start."""
    return models.twice(models.fresh(submission, "build_autoencoder"), x)


def images(submission, x, latent_dim):
    """Return the reconstructions of x, (batch, input_dim), twice; the model is built by positional arguments."""
    return models.twice(models.built(submission, "build_autoencoder", x, x.shape[1], latent_dim), x)


def _autoencoder(submission, x, latent_dim):
    return models.built(submission, "build_autoencoder", x, input_dim=x.shape[1], latent_dim=latent_dim)


def named_images(submission, x, latent_dim):
    """Return the reconstructions of x, (batch, input_dim), twice; the model is built by arguments with names."""
    return models.twice(_autoencoder(submission, x, latent_dim), x)


def images_alone(submission, x, latent_dim):
    """Return the reconstructions of x, twice, and those of each image alone, (batch, input_dim)."""
    autoencoder = _autoencoder(submission, x, latent_dim)
    alone = [autoencoder(x[i : i + 1]) for i in range(len(x))]
    return [models.twice(autoencoder, x), tf.concat(alone, axis=0)]


def scaled(submission, x, latent_dim, scales):
    """Return the reconstructions of x, twice, and of x times each scale, (scales * batch, input_dim)."""
    autoencoder = _autoencoder(submission, x, latent_dim)
    return [models.twice(autoencoder, x), autoencoder(models.scaled(x, scales))]


def scaled_in_training(submission, x, latent_dim, scales):
    """Return the reconstructions of x times each scale as they are in training, (scales * batch, input_dim)."""
    return models.in_training(_autoencoder(submission, x, latent_dim), models.scaled(x, scales))


def sensitivity(submission, x, latent_dim, mixes, nudge):
    """Differentiate mixtures of the output's pixels in the input's, at each of some images.

    Args:
        submission: What was handed in.
        x: Images, (batch, input_dim).
        latent_dim: Numbers in the code.
        mixes: The weights of each mixture, (mixtures, input_dim).
        nudge: A small step away from each image, (batch, input_dim).

    Returns:
        The reconstructions of x, twice, those of x + nudge and of x - nudge, and for each image and each
        mixture the gradient in the image, (batch * mixtures, input_dim), or None where there is none; last, how many
        numbers the model's weights hold.
    """
    autoencoder = _autoencoder(submission, x, latent_dim)
    rows = tf.repeat(x, len(mixes), axis=0)
    weights = tf.tile(mixes, (len(x), 1))
    with tf.GradientTape() as tape:
        tape.watch(rows)
        total = tf.reduce_sum(autoencoder(rows, training=False) * weights)
    gradient = tape.gradient(total, rows)
    moved = [autoencoder(x + nudge), autoencoder(x - nudge)]
    return [models.twice(autoencoder, x), *moved, gradient, int(autoencoder.count_params())]


def redrawn(submission, x, latent_dim, draws):
    """Return the reconstructions for weights drawn anew, (draws, batch, input_dim), and first gradients."""
    fresh = models.fresh(submission, "build_autoencoder", input_dim=x.shape[1], latent_dim=latent_dim)
    gradients = models.first_gradients(fresh, x)
    return [*models.redrawn(_autoencoder(submission, x, latent_dim), x, draws), gradients]


def influence(submission, x, latent_dim):
    """Return the reconstructions of x, twice, and what `models.influence` tells of the autoencoder."""
    autoencoder = _autoencoder(submission, x, latent_dim)
    return [models.twice(autoencoder, x), models.influence(autoencoder, x)]
