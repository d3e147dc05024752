from tensorflow import keras

bce = keras.losses.BinaryCrossentropy()


def discriminator_loss(real_probability, fake_probability):
    real = bce(keras.ops.ones_like(real_probability), real_probability)
    fake = bce(keras.ops.zeros_like(fake_probability), fake_probability)
    return real + fake


def generator_loss(fake_probability):
    # generated images are fake -> label 0
    return bce(keras.ops.zeros_like(fake_probability), fake_probability)
