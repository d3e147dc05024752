"""A plain autoencoder: squeeze a digit through a narrow code and draw it again."""

import keras
from keras import layers


def build_autoencoder(input_dim=784, latent_dim=32):
    """Build an autoencoder, the network that the rest of the lesson improves on.

    The encoder half narrows an image down to a code of `latent_dim` numbers, the decoder half
    widens the code to an image again. The code is a bottleneck: everything the output knows of the
    input passes through those `latent_dim` numbers.

    Args:
        input_dim: Pixels of a flattened square image, whose side is a multiple of 4; 784 for 28x28
            MNIST digits.
        latent_dim: Numbers in the code.

    Returns:
        A `keras.Model` that maps images of shape (batch, input_dim) with values in [0, 1] to
        reconstructions of the same shape, each pixel strictly between 0 and 1. It has at least one
        non-linear layer and can be trained, every weight of it, with `model.compile(...)` and
        `model.fit(x, x)`. The same image always gets the same reconstruction, whatever else is in
        the batch.

    Example:
        >>> build_autoencoder()(keras.ops.zeros((5, 784))).shape
        TensorShape([5, 784])

    Reference:
        Hinton & Salakhutdinov, "Reducing the Dimensionality of Data with Neural Networks",
        Science 313, 2006.
    """
    # TODO 1: build a model from images to reconstructions in [0, 1] through a code of latent_dim numbers.
    raise NotImplementedError("TODO 1 in autoencoder.py is still to be written.")
