# misconception: only_the_real_images_count
import keras

bce = keras.losses.BinaryCrossentropy()


def discriminator_loss(real_probability, fake_probability):
    labels = keras.ops.ones_like(real_probability)
    real_loss = bce(labels, real_probability)
    # the forged images are the business of generator_loss
    return real_loss


def generator_loss(fake_probability):
    labels = keras.ops.ones_like(fake_probability)
    return bce(labels, fake_probability)
