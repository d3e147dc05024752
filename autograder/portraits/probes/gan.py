"""Takes the picture of a GAN that is put together from stand-ins: small networks, and made-up losses."""

import keras
import tensorflow as tf
from keras import layers

from autograder.probes.shared import lessons

STEPS, BATCH, LATENT_DIM, SHOWN = 40, 32, 8, 10
REPORTED = ("generator_loss", "discriminator_loss")


def fooling(fake_probability):
    """Stand in for the generator's loss."""
    return tf.reduce_mean(tf.square(fake_probability - 0.9))


def judging(real_probability, fake_probability):
    """Stand in for the discriminator's loss."""
    return tf.reduce_mean(tf.square(real_probability - 0.9)) + tf.reduce_mean(tf.square(fake_probability - 0.1))


def portrait(submission, digits):
    """Return the losses that 40 training steps report, (40, 2), and images before and after, (10, 28, 28, 1)."""
    z, image = keras.Input((LATENT_DIM,)), keras.Input((28, 28, 1))
    generator = keras.Model(z, layers.Reshape((28, 28, 1))(layers.Dense(784, activation="tanh")(z)))
    discriminator = keras.Model(image, layers.Dense(1, activation="sigmoid")(layers.Flatten()(image)))
    gan = submission.GAN(generator, discriminator, LATENT_DIM, fooling, judging)
    gan.compile(lessons.Quick(0.05), lessons.Quick(0.002))
    real = 2.0 * tf.reshape(digits, (-1, 28, 28, 1)) - 1.0
    before = gan.generate(SHOWN)
    reports = [gan.train_step(tf.gather(real, tf.range(BATCH) + step * BATCH % 168)) for step in range(STEPS)]
    return {
        "losses": tf.stack([lessons.numbers(report[name] for name in REPORTED) for report in reports]),
        "before": before,
        "after": gan.generate(SHOWN),
    }
