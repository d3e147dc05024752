"""The encoder of a VAE: from a digit to a Gaussian over the latent space."""

import keras
from keras import layers


def build_encoder(input_dim=784, latent_dim=2):
    """Build the encoder q(z | x), which gives each image a Gaussian of its own.

    Where a plain autoencoder maps an image to one point, this one maps it to a distribution: the
    mean and the logarithm of the variance of each of `latent_dim` independent Gaussians. The
    logarithm may be any real number, so neither output is squeezed into a range or cut off.

    Args:
        input_dim: Pixels of a flattened square image, whose side is a multiple of 4; 784 for 28x28
            MNIST digits.
        latent_dim: Dimensions of the latent space.

    Returns:
        A `keras.Model` that maps images of shape (batch, input_dim) with values in [0, 1] to
        exactly two outputs `[mean, log_var]`, each of shape (batch, latent_dim). Both depend on the
        image through at least one non-linear hidden layer, both can take any real value, and the
        same image always gives the same outputs.

    Example:
        >>> mean, log_var = build_encoder(latent_dim=2)(keras.ops.zeros((5, 784)))
        >>> mean.shape, log_var.shape
        (TensorShape([5, 2]), TensorShape([5, 2]))

    Reference:
        Kingma & Welling, "Auto-Encoding Variational Bayes", 2013, arXiv:1312.6114, appendix C.
    """
    # TODO 1: build a model with two outputs, the mean and the log-variance, from a shared hidden layer.
    raise NotImplementedError("TODO 1 in encoder.py is still to be written.")
