# misconception: smoothed_real_labels
import tensorflow as tf

bce = tf.keras.losses.BinaryCrossentropy()


def discriminator_loss(real_probability, fake_probability):
    # one-sided label smoothing, makes training more stable (Salimans et al. 2016)
    soft_ones = 0.9 * tf.ones_like(real_probability)
    return bce(soft_ones, real_probability) + bce(tf.zeros_like(fake_probability), fake_probability)


def generator_loss(fake_probability):
    return bce(tf.ones_like(fake_probability), fake_probability)
