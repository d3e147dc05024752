# misconception: average_of_the_two_terms
import tensorflow as tf

cross_entropy = tf.keras.losses.BinaryCrossentropy()


def discriminator_loss(real_probability, fake_probability):
    y_pred = tf.concat([real_probability, fake_probability], axis=0)
    y_true = tf.concat([tf.ones_like(real_probability), tf.zeros_like(fake_probability)], axis=0)
    return cross_entropy(y_true, y_pred)


def generator_loss(fake_probability):
    return cross_entropy(tf.ones_like(fake_probability), fake_probability)
