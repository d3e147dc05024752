# binary cross entropy written out in full: -[ y log p + (1 - y) log(1 - p) ]
import tensorflow as tf


def bce(y, p):
    p = tf.clip_by_value(p, 1e-7, 1.0 - 1e-7)
    losses = -(y * tf.math.log(p) + (1.0 - y) * tf.math.log(1.0 - p))
    n = tf.cast(tf.size(losses), losses.dtype)
    return tf.reduce_sum(losses) / n


def discriminator_loss(real_probability, fake_probability):
    loss_on_real = bce(1.0, real_probability)
    loss_on_fake = bce(0.0, fake_probability)
    return tf.add(loss_on_real, loss_on_fake)


def generator_loss(fake_probability):
    return bce(1.0, fake_probability)
