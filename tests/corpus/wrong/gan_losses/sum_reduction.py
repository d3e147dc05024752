# misconception: sum_over_the_batch
import keras
from keras import ops

d_bce = keras.losses.BinaryCrossentropy(reduction="sum")
g_bce = keras.losses.BinaryCrossentropy()


def discriminator_loss(real_probability, fake_probability):
    ones = ops.ones_like(real_probability)
    zeros = ops.zeros_like(fake_probability)
    return d_bce(ones, real_probability) + d_bce(zeros, fake_probability)


def generator_loss(fake_probability):
    return g_bce(ops.ones_like(fake_probability), fake_probability)
