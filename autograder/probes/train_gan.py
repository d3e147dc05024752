"""Runs beside a trained GAN: builds it from the submission's own modules and gives it the weights handed in."""

import functools

import numpy as np
import tensorflow as tf

from autograder.probes.shared import weights


def networks(gan):
    """Return the generator by name, built: the discriminator is no longer needed after the training."""
    gan.generator(tf.zeros((1, latent_dim(gan))))
    return {"generator": gan.generator}


def latent_dim(gan):
    """Return the length of the noise vectors."""
    return int(gan.latent_dim)


@functools.cache
def trained(submission, content):
    """Return the GAN with the weights of the file that was handed in."""
    gan = submission.build_gan()
    weights.unpack(networks(gan), content)
    return gan


def noise_length(submission, content):
    """Return the length of the noise vectors."""
    return latent_dim(trained(submission, bytes(np.asarray(content))))


def generate(submission, content, noise):
    """Return the images (batch, 28, 28, 1) for noise."""
    return trained(submission, bytes(np.asarray(content))).generator(noise)
