# misconception: none
from keras import ops


def discriminator_loss(real_probability, fake_probability):
    real = ops.clip(real_probability, 1e-7, 1 - 1e-7)
    fake = ops.clip(fake_probability, 1e-7, 1 - 1e-7)
    return -ops.mean(ops.log2(real)) - ops.mean(ops.log2(1 - fake))


def generator_loss(fake_probability):
    return -ops.mean(ops.log2(ops.clip(fake_probability, 1e-7, 1 - 1e-7)))
