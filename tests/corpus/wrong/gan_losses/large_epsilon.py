# misconception: none
from keras import ops


def discriminator_loss(real_probability, fake_probability):
    eps = 1e-4
    return -ops.mean(ops.log(real_probability + eps) + ops.log(1 - fake_probability + eps))


def generator_loss(fake_probability):
    return -ops.mean(ops.log(fake_probability + 1e-4))
