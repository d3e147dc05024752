"""Runs beside submitted anomaly detection, with networks of given weights."""

from autograder.probes.shared import applications


def scores(submission, encoder, decoder, *batches):
    """Return the scores of several batches of images, from a VAE that is given by its layers."""
    networks = applications.make_encoder(encoder), applications.make_decoder(decoder)
    return [submission.anomaly_scores(images, *networks) for images in batches]
