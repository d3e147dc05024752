"""Takes the picture of a VAE that is put together from stand-ins: small networks, and made-up losses."""

import keras
import tensorflow as tf
from keras import layers

from autograder.probes.shared import lessons

STEPS, BATCH, LATENT_DIM = 40, 50, 8
REPORTED = ("loss", "reconstruction_loss", "kl_loss")


class Wobble(layers.Layer):
    """Stands in for the sampling layer: it adds a little noise to the mean."""

    def call(self, inputs):
        """Return z for `[mean, log_var]`, each (batch, latent_dim)."""
        return inputs[0] + 0.1 * keras.random.normal(tf.shape(inputs[0]))


def error(x, x_hat):
    """Stand in for the reconstruction loss."""
    return 100.0 * tf.reduce_mean(tf.square(x - x_hat))


def pull(mean, log_var):
    """Stand in for the KL loss."""
    return 0.02 * tf.reduce_mean(tf.square(mean) + tf.square(log_var))


def portrait(submission, digits):
    """Return the losses that 40 training steps report, and the images that the VAE makes after them.

    Returns:
        losses: As reported, (40, 3).
        digits, images, walk, new: Digits, what the model makes of them, an interpolation from the first to the
            last one, and images that it generates, each (8, 784).
    """
    image, z = keras.Input((784,)), keras.Input((LATENT_DIM,))
    hidden = layers.Dense(64, activation="relu")(image)
    encoder = keras.Model(image, [layers.Dense(LATENT_DIM)(hidden), layers.Dense(LATENT_DIM)(hidden)])
    decoder = keras.Model(z, layers.Dense(784, activation="sigmoid")(layers.Dense(64, activation="relu")(z)))
    vae = submission.VAE(encoder, decoder, Wobble(), pull, error, LATENT_DIM)
    vae.compile(lessons.Quick(0.006))
    reports = [vae.train_step(digits[step * BATCH % 200 :][:BATCH]) for step in range(STEPS)]
    shown = digits[:8]
    return {
        "losses": tf.stack([lessons.numbers(report[name] for name in REPORTED) for report in reports]),
        "digits": shown,
        "images": vae(shown),
        "walk": vae.interpolate(shown[0], shown[-1], 8),
        "new": vae.generate(8),
    }
