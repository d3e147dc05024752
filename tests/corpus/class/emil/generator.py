"""The generator of a GAN: from a random vector to a digit that never was."""

import keras
from keras import layers


def build_generator(latent_dim=64):
    """Build the generator, the convolutional network that turns noise into images.

    Args:
        latent_dim: Length of the random vector z, drawn from N(0, I).

    Returns:
        A `keras.Model` that maps noise of shape (batch, latent_dim) to images of shape
        (batch, 28, 28, 1) with pixels in [-1, 1], by way of tanh (not by cutting values off, which
        would stop the gradient). It uses convolutions, every weight can be trained, and different
        noise gives different images.

    Example:
        >>> build_generator(latent_dim=64)(keras.random.normal((5, 64))).shape
        TensorShape([5, 28, 28, 1])

    Reference:
        Goodfellow et al., "Generative Adversarial Networks", 2014, arXiv:1406.2661;
        Radford et al., "Unsupervised Representation Learning with DCGANs", 2015, arXiv:1511.06434.
    """
    # TODO 1: build a convolutional model from noise to images with pixels in [-1, 1].
    raise NotImplementedError("TODO 1 in generator.py is still to be written.")
