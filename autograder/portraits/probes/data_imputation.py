"""Takes the picture of data imputation, with principal components for a VAE."""

import tensorflow as tf

from autograder.probes.shared import principal

LATENT_DIM, SHOWN = 16, 10


def portrait(submission, digits):
    """Return digits, and what becomes of them once the lower half is hidden, each (10, 784).

    Returns:
        digits: As they are.
        after_0, after_10, after_100: Completed from the upper half, after so many steps.
    """
    _, decoder = principal.networks(digits, LATENT_DIM)
    shown, upper = digits[:SHOWN], tf.range(784) < 392
    damaged = tf.where(upper, shown, 0.0)
    made = {f"after_{steps}": submission.impute(damaged, upper, decoder, LATENT_DIM, steps) for steps in (0, 10, 100)}
    return {"digits": shown, **made}
