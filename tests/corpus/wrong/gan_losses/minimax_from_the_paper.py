# misconception: saturating_generator_loss
import tensorflow as tf

EPS = 1e-7


def discriminator_loss(real_probability, fake_probability):
    # D maximizes log D(x) + log(1 - D(G(z))), so we minimize the negative
    value = tf.reduce_mean(tf.math.log(real_probability + EPS)) + tf.reduce_mean(tf.math.log(1 - fake_probability + EPS))
    return -value


def generator_loss(fake_probability):
    # G minimizes the same value. The first term does not depend on G
    return tf.reduce_mean(tf.math.log(1 - fake_probability + EPS))
