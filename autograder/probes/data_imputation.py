"""Runs beside a submitted imputation, with a decoder of given weights."""

import numpy as np

from autograder.probes.shared import applications


def impute(submission, layers, questions):
    """Return the completed images, and the largest change in the decoder's weights.

    Args:
        submission: What defines `impute`.
        layers: The decoder's layers; see `applications.make_decoder`.
        questions: For each call the images, what is known of them, and the steps, if they are not left out.
    """
    decoder = applications.make_decoder(layers)
    before = decoder.get_weights()
    latent_dim = decoder.input_shape[1]
    answers = [submission.impute(images, known, decoder, latent_dim, *steps) for images, known, *steps in questions]
    changes = [np.abs(now - old).max() for now, old in zip(decoder.get_weights(), before)]
    return [answers, float(max(changes))]
