"""The decoder of a VAE: from a point of the latent space to a digit."""

import keras
from keras import layers


def build_decoder(latent_dim=2, output_dim=784):
    """Build the decoder p(x | z), which draws an image for a point of the latent space.

    Args:
        latent_dim: Dimensions of the latent space.
        output_dim: Pixels of a flattened square image, whose side is a multiple of 4; 784 for 28x28
            MNIST digits.

    Returns:
        A `keras.Model` that maps latent points of shape (batch, latent_dim), any real numbers, to
        pixel probabilities of shape (batch, output_dim): each between 0 and 1, and able to come
        close to either end, smoothly (not by cutting values off, which would stop the gradient).
        It depends on every latent dimension through at least one non-linear hidden layer, every
        weight can be trained, and the same point always gives the same image.

    Example:
        >>> build_decoder(latent_dim=2)(keras.ops.zeros((5, 2))).shape
        TensorShape([5, 784])

    Reference:
        Kingma & Welling, "Auto-Encoding Variational Bayes", 2013, arXiv:1312.6114, appendix C.
    """
    # TODO: build a model from latent points to pixel probabilities through a non-linear hidden layer.
    # BEGIN SOLUTION
    z = keras.Input((latent_dim,))
    hidden = layers.Dense(256, activation="relu")(z)
    pixels = layers.Dense(output_dim, activation="sigmoid")(hidden)
    return keras.Model(z, pixels, name="decoder")
    # END SOLUTION
