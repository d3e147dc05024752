import tensorflow as tf

EPS = 1e-8


def discriminator_loss(real_probability, fake_probability):
    d_real = tf.reduce_mean(tf.math.log(real_probability + EPS))
    d_fake = tf.reduce_mean(tf.math.log(1.0 - fake_probability + EPS))
    return -(d_real + d_fake)


def generator_loss(fake_probability):
    return -tf.reduce_mean(tf.math.log(fake_probability + EPS))
