import keras
from keras import ops

bce = keras.losses.BinaryCrossentropy()


def discriminator_loss(real_probability, fake_probability):
    real_loss = bce(ops.ones_like(real_probability), real_probability)
    fake_loss = bce(ops.zeros_like(fake_probability), fake_probability)
    return real_loss + fake_loss


def generator_loss(fake_probability):
    return bce(ops.ones_like(fake_probability), fake_probability)
