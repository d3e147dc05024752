"""The KL term of a VAE's loss: how far each Gaussian has strayed from the prior."""

from keras import ops


def kl_loss(mean, log_var):
    """Return the KL divergence of N(mean, exp(log_var)) from the standard normal N(0, I).

    For Gaussians with independent dimensions the divergence has a closed form. With the variance
    sigma^2 = exp(log_var), one image's divergence is the sum over its latent dimensions of

        1/2 * (mean^2 + sigma^2 - 1 - log sigma^2)

    and the loss is the average of that sum over the images of the batch.

    Args:
        mean: Means of the Gaussians, shape (batch, latent_dim).
        log_var: Logarithms of their variances, shape (batch, latent_dim).

    Returns:
        One number in nats, a scalar tensor: summed over the latent dimensions, averaged over the
        batch. It is zero exactly where mean = 0 and log_var = 0, and positive elsewhere, and
        gradients flow into both arguments.

    Example:
        >>> float(kl_loss(ops.array([[1.0, -2.0]]), ops.array([[0.5, -1.0]])))  # about 2.7583

    Reference:
        Kingma & Welling, "Auto-Encoding Variational Bayes", 2013, arXiv:1312.6114, appendix B.
    """
    # TODO 1: compute the divergence of each image, then average over the batch.
    raise NotImplementedError("TODO 1 in kl_loss.py is still to be written.")
