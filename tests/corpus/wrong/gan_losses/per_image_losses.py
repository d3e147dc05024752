# misconception: one_loss_per_image
import tensorflow as tf


def bce(labels, probabilities):
    p = tf.clip_by_value(probabilities, 1e-7, 1 - 1e-7)
    return -(labels * tf.math.log(p) + (1 - labels) * tf.math.log(1 - p))


def discriminator_loss(real_probability, fake_probability):
    return bce(1.0, real_probability) + bce(0.0, fake_probability)


def generator_loss(fake_probability):
    return tf.reduce_mean(bce(1.0, fake_probability))
