# misconception: none
import tensorflow as tf

bce = tf.keras.losses.BinaryCrossentropy()


def discriminator_loss(real_probability, fake_probability):
    # bce(prediction, label)
    real = bce(real_probability, tf.ones_like(real_probability))
    fake = bce(fake_probability, tf.zeros_like(fake_probability))
    return real + fake


def generator_loss(fake_probability):
    return bce(fake_probability, tf.ones_like(fake_probability))
