# misconception: squared_error_for_cross_entropy
import keras
import tensorflow as tf

mse = keras.losses.MeanSquaredError()
bce = keras.losses.BinaryCrossentropy()


def discriminator_loss(real_probability, fake_probability):
    # how far are the answers from 1 and from 0?
    return mse(tf.ones_like(real_probability), real_probability) + mse(tf.zeros_like(fake_probability), fake_probability)


def generator_loss(fake_probability):
    return bce(tf.ones_like(fake_probability), fake_probability)
