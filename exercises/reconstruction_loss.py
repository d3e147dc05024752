"""The reconstruction term of a VAE's loss: how badly the output redraws the input."""

from keras import ops


def binary_cross_entropy(x, x_hat):
    """Return the binary cross-entropy of the pixels `x` under the probabilities `x_hat`.

    One pixel costs -(x * log(x_hat) + (1 - x) * log(1 - x_hat)), in nats. Targets may lie anywhere
    in [0, 1] (grey pixels), and the loss and its gradient stay finite where a probability is
    exactly 0 or 1: keep the logarithms away from zero by a small constant, at most 1e-6.

    Args:
        x: The true pixels, shape (batch, pixels), values in [0, 1].
        x_hat: The reconstructed probabilities, same shape, values in [0, 1].

    Returns:
        One number, a scalar tensor: summed over the pixels, averaged over the batch.

    Reference:
        Kingma & Welling, "Auto-Encoding Variational Bayes", 2013, arXiv:1312.6114, appendix C.1.
    """
    # TODO 1: sum each image's cross-entropy over its pixels, then average over the batch.
    raise NotImplementedError("TODO 1 in reconstruction_loss.py is still to be written.")


def mean_squared_error(x, x_hat):
    """Return the squared error between the pixels `x` and the reconstruction `x_hat`.

    The "mean" is over the batch: within an image the squared differences are summed, so that the
    term weighs against the KL divergence, which is summed as well.

    Args:
        x: The true pixels, shape (batch, pixels).
        x_hat: The reconstruction, same shape.

    Returns:
        One number, a scalar tensor: summed over the pixels, averaged over the batch.
    """
    # TODO 2: sum each image's squared differences over its pixels, then average over the batch.
    raise NotImplementedError("TODO 2 in reconstruction_loss.py is still to be written.")
