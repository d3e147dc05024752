"""Public tests of anomaly detection, with stand-ins for the networks. The hidden tests use a trained VAE as well."""

import numpy as np

from autograder.compare import agree, expect


def layers(rng, *sizes):
    """Kernels and biases of layers; a spread of 0 makes a layer that answers zeros."""
    return [
        [rng.normal(0, spread, (below, above)).astype("float32"), np.zeros(above, "float32")]
        for below, above, spread in sizes
    ]


def test_scores_of_grey(submission, rng):
    """Where mean and log_var are 0 and every pixel is drawn as 0.5, an image costs 784 log 2 = 543.43 nats."""
    encoder, decoder = layers(rng, (784, 2, 0), (784, 2, 0)), layers(rng, (2, 784, 0))
    images = rng.uniform(size=(3, 784)).astype("float32")
    (got,) = submission.run("scores", encoder, decoder, images)
    agree(got, np.full(3, 543.43), says="Each of the three images should cost 543.43 nats.", what="The scores")


def test_scores_add_the_divergence(submission, rng):
    """With the mean [1, -2] and log_var [0.5, -1], 2.7583 nats are added."""
    encoder, decoder = layers(rng, (784, 2, 0), (784, 2, 0)), layers(rng, (2, 784, 0))
    for (_, bias), values in zip(encoder, ([1.0, -2.0], [0.5, -1.0]), strict=True):
        bias[:] = values
    images = rng.uniform(size=(3, 784)).astype("float32")
    (got,) = submission.run("scores", encoder, decoder, images)
    says = "Each of the three images should cost 543.43 + 2.76 nats."
    agree(got, np.full(3, 546.185), says=says, what="The scores", rtol=1e-5, atol=0.1)


def test_threshold(submission):
    """Of the scores 96.5, 10 and 93.5, the first is above the quantile 0.95 of the scores 1 to 100."""
    scores, usual = np.float32([96.5, 10.0, 93.5]), np.arange(1, 101).astype("float32")
    got = submission.is_anomaly(scores, usual)
    is_right = isinstance(got, np.ndarray) and got.dtype == bool and got.tolist() == [True, False, False]
    expect(is_right, "Booleans were expected: True, False, False.", f"{got}")
