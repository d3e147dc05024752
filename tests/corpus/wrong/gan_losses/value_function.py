# misconception: sign_of_the_discriminator_loss
from keras import ops


def _log(p):
    return ops.log(ops.clip(p, 1e-7, 1.0))


def discriminator_loss(real_probability, fake_probability):
    """V(D, G) = E[log D(x)] + E[log(1 - D(G(z)))]"""
    v = ops.mean(_log(real_probability)) + ops.mean(_log(1.0 - fake_probability))
    return v


def generator_loss(fake_probability):
    return -ops.mean(_log(fake_probability))
