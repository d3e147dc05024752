# misconception: sigmoid_applied_twice
import tensorflow as tf
from tensorflow.keras.losses import BinaryCrossentropy

d_loss_fn = BinaryCrossentropy(from_logits=True)
g_loss_fn = BinaryCrossentropy()


def discriminator_loss(real_output, fake_output):
    real_loss = d_loss_fn(tf.ones_like(real_output), real_output)
    fake_loss = d_loss_fn(tf.zeros_like(fake_output), fake_output)
    return real_loss + fake_loss


def generator_loss(fake_output):
    return g_loss_fn(tf.ones_like(fake_output), fake_output)
