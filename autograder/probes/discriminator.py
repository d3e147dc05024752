"""Runs beside a submitted discriminator."""

import tensorflow as tf

from autograder.probes.shared import models


def probabilities(submission, batches):
    """Return one discriminator's answers for each batch of images, twice."""
    discriminator = submission.build_discriminator()
    return [models.twice(discriminator, images) for images in batches]


def scaled(submission, images, scales):
    """Return the answers for images, twice, and for images multiplied by each scale, (scales, batch, 1)."""
    discriminator = submission.build_discriminator()
    answers = [discriminator(scale * images) for scale in scales]
    return [models.twice(discriminator, images), tf.stack(answers)]


def learn(submission, images, labels, held_out, steps):
    """Train on labelled images, then judge others: all at once, (batch, 1), and each alone, (batch, 1)."""
    discriminator = submission.build_discriminator()

    def cross_entropy(probability):
        p = tf.clip_by_value(tf.reshape(tf.cast(probability, tf.float32), (-1,)), 1e-6, 1 - 1e-6)
        return -tf.reduce_mean(labels * tf.math.log(p) + (1 - labels) * tf.math.log(1 - p))

    models.fit(discriminator, images, cross_entropy, enough=0.08, steps=steps, learning_rate=0.003)
    together = discriminator(held_out, training=False)
    alone = tf.concat([discriminator(held_out[i : i + 1], training=False) for i in range(len(held_out))], axis=0)
    return [together, alone]


def image_gradient(submission, images):
    """Return the gradient of the summed probabilities in the images, same shape, or None."""
    discriminator = submission.build_discriminator()
    with tf.GradientTape() as tape:
        tape.watch(images)
        total = tf.reduce_sum(discriminator(images, training=False))
    return tape.gradient(total, images)


def influence(submission, images):
    """See `models.influence`."""
    return models.influence(submission.build_discriminator(), images)
