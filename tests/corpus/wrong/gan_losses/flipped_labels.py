# misconception: labels_of_real_and_fake_exchanged
import keras
from keras import ops

REAL, FAKE = 0.0, 1.0  # as in the keras dcgan example


def _bce(label, p):
    return ops.mean(keras.losses.binary_crossentropy(ops.ones_like(p) * label, p))


def discriminator_loss(real_probability, fake_probability):
    return _bce(REAL, real_probability) + _bce(FAKE, fake_probability)


def generator_loss(fake_probability):
    # fool it: the discriminator should say 1
    return _bce(1.0, fake_probability)
