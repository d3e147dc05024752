"""The two losses of a GAN: a game in which one side's gain is the other's loss."""

from keras import ops


def discriminator_loss(real_probability, fake_probability):
    """Return the discriminator's loss: call real images 1 and forged images 0.

    The binary cross-entropy of a probability p is -log(p) against the label 1 and -log(1 - p)
    against the label 0. The loss and its gradient stay finite where a probability is exactly 0 or
    1: keep the logarithms away from zero by a small constant, at most 1e-6.

    Args:
        real_probability: The discriminator's answers for real images, shape (batch, 1), in [0, 1].
        fake_probability: Its answers for generated images, shape (batch, 1), in [0, 1].

    Returns:
        One number, a scalar tensor: mean BCE(real, 1) + mean BCE(fake, 0).

    Reference:
        Goodfellow et al., "Generative Adversarial Networks", 2014, arXiv:1406.2661, section 3.
    """
    # TODO 1: add the mean cross-entropy of the real images to that of the forged ones.
    raise NotImplementedError("TODO 1 in gan_losses.py is still to be written.")


def generator_loss(fake_probability):
    """Return the generator's loss: make the discriminator call forged images 1.

    This is the non-saturating loss: where the discriminator sees through a forgery
    (fake_probability near 0), its gradient is large, so the generator learns most when it is worst.

    Args:
        fake_probability: The discriminator's answers for generated images, (batch, 1), in [0, 1].

    Returns:
        One number, a scalar tensor: mean BCE(fake, 1), finite with its gradient as above.

    Reference:
        Goodfellow et al., "Generative Adversarial Networks", 2014, arXiv:1406.2661, section 3.
    """
    # TODO 2: return the mean cross-entropy of the forged images against the label "real".
    raise NotImplementedError("TODO 2 in gan_losses.py is still to be written.")
