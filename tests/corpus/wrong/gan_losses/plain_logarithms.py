# misconception: logarithm_of_exact_zero
from keras import ops


def discriminator_loss(real_probability, fake_probability):
    term_real = ops.log(real_probability)
    term_fake = ops.log(1.0 - fake_probability)
    return -(ops.mean(term_real) + ops.mean(term_fake))


def generator_loss(fake_probability):
    return -ops.mean(ops.log(ops.maximum(fake_probability, 1e-7)))
