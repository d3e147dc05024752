from tensorflow import keras
from tensorflow.keras import ops


def _mean_bce(probability, label):
    target = ops.full_like(probability, label)
    return ops.mean(keras.losses.binary_crossentropy(target, probability))


def discriminator_loss(real_probability, fake_probability):
    # real -> 1, fake -> 0
    return _mean_bce(real_probability, 1.0) + _mean_bce(fake_probability, 0.0)


def generator_loss(fake_probability):
    # the generator wants its images to be called real
    return _mean_bce(fake_probability, 1.0)
