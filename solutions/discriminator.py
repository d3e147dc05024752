"""The discriminator of a GAN: real digit or forged?"""

import keras
from keras import layers


def build_discriminator():
    """Build the discriminator, the convolutional binary classifier that judges images.

    Returns:
        A `keras.Model` that maps images of shape (batch, 28, 28, 1) with pixels in [-1, 1] to
        probabilities of shape (batch, 1): near 1 for an image it takes for real, near 0 for a
        forged one, and always between the two, also when it is called with `training=True`. It
        uses convolutions, and gradients reach the image, since that is how the generator learns
        from it.

    Example:
        >>> build_discriminator()(keras.ops.zeros((5, 28, 28, 1))).shape
        TensorShape([5, 1])

    Reference:
        Goodfellow et al., "Generative Adversarial Networks", 2014, arXiv:1406.2661;
        Radford et al., "Unsupervised Representation Learning with DCGANs", 2015, arXiv:1511.06434.
    """
    # TODO: build a convolutional model from images to the probability of being real.
    # BEGIN SOLUTION
    image = keras.Input((28, 28, 1))
    hidden = layers.Conv2D(16, 4, strides=2, padding="same")(image)
    hidden = layers.LeakyReLU(0.2)(hidden)
    hidden = layers.Conv2D(32, 4, strides=2, padding="same")(hidden)
    hidden = layers.LeakyReLU(0.2)(hidden)
    hidden = layers.Flatten()(hidden)
    probability = layers.Dense(1, activation="sigmoid")(hidden)
    return keras.Model(image, probability, name="discriminator")
    # END SOLUTION
