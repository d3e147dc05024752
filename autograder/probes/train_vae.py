"""Runs beside a trained VAE: builds it from the submission's own modules and gives it the weights handed in."""

import functools

import numpy as np
import tensorflow as tf

from autograder.probes.shared import weights

PIXELS = 784


def networks(vae):
    """Return the networks of a VAE by name, each built."""
    vae.decoder(tf.zeros((1, latent_dim(vae))))
    return {"encoder": vae.encoder, "decoder": vae.decoder}


def latent_dim(vae):
    """Return how many dimensions the latent space has."""
    mean, _ = vae.encoder(tf.zeros((1, PIXELS)))
    return mean.shape[-1]


def assemble(submission, content):
    """Return the VAE with the weights of the file that was handed in."""
    vae = submission.build_vae()
    weights.unpack(networks(vae), content)
    return vae


@functools.cache
def trained(submission, content):
    """Return the same, made once for all questions."""
    return assemble(submission, content)


def encode(submission, content, images):
    """Return mean and log-variance of images (batch, 784), each (batch, latent_dim)."""
    return trained(submission, bytes(np.asarray(content))).encoder(images)


def decode(submission, content, z):
    """Return the images (batch, 784) for latent points."""
    return trained(submission, bytes(np.asarray(content))).decoder(z)


def encode_in_training(submission, content, images):
    """Return the same as `encode`, as the encoder gives it in a training step."""
    return assemble(submission, bytes(np.asarray(content))).encoder(images, training=True)


def decode_in_training(submission, content, z):
    """Return the same as `decode`, as the decoder gives it in a training step."""
    return assemble(submission, bytes(np.asarray(content))).decoder(z, training=True)


def report(submission, content, images):
    """Return the losses that one training step reports, as they were before the step."""
    return assemble(submission, bytes(np.asarray(content))).train_step(images)
