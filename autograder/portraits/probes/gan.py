"""Takes the picture of a GAN that is put together from stand-ins: tiny networks, and made-up losses."""

import keras
import tensorflow as tf
from keras import layers

from autograder.probes.shared import lessons

STEPS, LATENT_DIM, SHOWN, KIND = 40, 8, 10, 3
REPORTED = ("generator_loss", "discriminator_loss")


class Blend(layers.Layer):
    """Blends given images: from a number for each, (batch, images), to a blend of them, (batch, 28, 28, 1)."""

    def __init__(self, images):
        super().__init__()
        self.images = images

    def call(self, inputs):
        """Return the blends."""
        return tf.reshape(tf.matmul(tf.nn.softmax(inputs), self.images), (-1, 28, 28, 1))

    def compute_output_shape(self, shape):
        """Return the shape of what `call` returns."""
        return (shape[0], 28, 28, 1)


def fooling(fake_probability):
    """Stand in for the generator's loss."""
    return tf.reduce_mean(tf.square(fake_probability - 0.9))


def judging(real_probability, fake_probability):
    """Stand in for the discriminator's loss."""
    return tf.reduce_mean(tf.square(real_probability - 0.9)) + tf.reduce_mean(tf.square(fake_probability - 0.1))


def portrait(submission, digits):
    """Return the losses that 40 training steps report, (40, 2), and images before and after, (10, 28, 28, 1).

    All real images are threes, and the generator can make blends of ten digits, a three among them.
    """
    pixels = 2.0 * digits - 1.0
    z, image = keras.Input((LATENT_DIM,)), keras.Input((28, 28, 1))
    generator = keras.Model(z, Blend(pixels[:10])(layers.Dense(10)(z)))
    discriminator = keras.Model(image, layers.Dense(1, activation="sigmoid")(layers.Flatten()(image)))
    gan = submission.GAN(generator, discriminator, LATENT_DIM, fooling, judging)
    gan.compile(lessons.Quick(0.1), lessons.Quick(0.0005))
    real = tf.reshape(pixels[KIND::10], (-1, 28, 28, 1))
    before = gan.generate(SHOWN)
    reports = [gan.train_step(real) for _ in range(STEPS)]
    return {
        "losses": tf.stack([lessons.numbers(report[name] for name in REPORTED) for report in reports]),
        "before": before,
        "after": gan.generate(SHOWN),
    }
