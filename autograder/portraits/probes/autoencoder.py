"""Takes the picture of an autoencoder."""

from autograder.probes.shared import lessons

STEPS = 50


def portrait(submission, digits):
    """Return what the autoencoder makes of digits, before and after a short training on 50 of them."""
    return lessons.apprentice(submission.build_autoencoder(), digits[:50], digits[:50], STEPS)
