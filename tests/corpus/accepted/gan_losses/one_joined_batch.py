import keras
from keras import ops


def discriminator_loss(real_probability, fake_probability):
    """Label the joined batch like any binary classifier's (real = 1, fake = 0)."""
    real_probability = ops.convert_to_tensor(real_probability)
    fake_probability = ops.convert_to_tensor(fake_probability)
    predictions = ops.concatenate([real_probability, fake_probability], axis=0)
    labels = ops.concatenate([ops.ones_like(real_probability), ops.zeros_like(fake_probability)], axis=0)
    # both halves have the same size, so the sum of the two means is twice the mean over everything
    return 2 * keras.losses.BinaryCrossentropy()(labels, predictions)


def generator_loss(fake_probability):
    fake_probability = ops.convert_to_tensor(fake_probability)
    return keras.losses.BinaryCrossentropy()(ops.ones_like(fake_probability), fake_probability)
