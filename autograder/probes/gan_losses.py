"""Runs beside submitted losses of a GAN."""

import tensorflow as tf


def discriminator_gradients(submission, real, fake):
    """Return d discriminator_loss / d real and / d fake, each (batch, 1), or None where there is none."""
    with tf.GradientTape() as tape:
        tape.watch([real, fake])
        loss = tf.convert_to_tensor(submission.discriminator_loss(real, fake))
    return tape.gradient(loss, [real, fake])


def generator_gradient(submission, fake):
    """Return d generator_loss / d fake, (batch, 1), or None where there is none."""
    with tf.GradientTape() as tape:
        tape.watch(fake)
        loss = tf.convert_to_tensor(submission.generator_loss(fake))
    return tape.gradient(loss, fake)
