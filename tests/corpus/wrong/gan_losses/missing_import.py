# misconception: none
from keras import ops


def discriminator_loss(real_probability, fake_probability):
    bce = keras.losses.BinaryCrossentropy()
    return bce(ops.ones_like(real_probability), real_probability) + bce(ops.zeros_like(fake_probability), fake_probability)


def generator_loss(fake_probability):
    bce = keras.losses.BinaryCrossentropy()
    return bce(ops.ones_like(fake_probability), fake_probability)
