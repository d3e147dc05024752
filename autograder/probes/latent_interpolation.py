"""Runs beside a submitted interpolation, with networks of given weights."""

from autograder.probes.shared import applications


def morph(submission, encoder, decoder, questions):
    """Return the images of several calls, from a VAE that is given by its layers.

    Args:
        submission: What defines `morph`.
        encoder: The encoder's layers; see `applications.make_encoder`.
        decoder: The decoder's layers.
        questions: For each call the images to start from, those to end at, and the steps.
    """
    networks = applications.make_encoder(encoder), applications.make_decoder(decoder)
    return [submission.morph(start, end, *networks, steps) for start, end, steps in questions]
