"""Runs beside a submitted discriminator."""

import tensorflow as tf

from autograder.probes.shared import models


def _discriminator(submission, images):
    return models.built(submission, "build_discriminator", images)


def probabilities(submission, batches):
    """Return the discriminator's answers for each batch of images, twice."""
    discriminator = _discriminator(submission, batches[0])
    return [models.twice(discriminator, images) for images in batches]


def scaled(submission, images, scales):
    """Return the answers for images, twice, and those for images times each scale, (scales * batch, 1)."""
    discriminator = _discriminator(submission, images)
    return [models.twice(discriminator, images), discriminator(tf.concat([s * images for s in scales], axis=0))]


def learn(submission, images, labels, held_out, steps):
    """Train on labelled images, then judge others: all at once, (batch, 1), and the first four each alone, (4, 1)."""
    discriminator = submission.build_discriminator()

    def cross_entropy(probability):
        p = tf.clip_by_value(tf.reshape(tf.cast(probability, tf.float32), (-1,)), 1e-6, 1 - 1e-6)
        return -tf.reduce_mean(labels * tf.math.log(p) + (1 - labels) * tf.math.log(1 - p))

    models.fit(discriminator, images, cross_entropy, enough=0.08, steps=steps, learning_rate=0.003)
    together = discriminator(held_out, training=False)
    alone = tf.concat([discriminator(held_out[i : i + 1], training=False) for i in range(4)], axis=0)
    return [together, alone]


def image_gradient(submission, images):
    """Return the gradient of the summed probabilities in the images, same shape, or None."""
    discriminator = _discriminator(submission, images)
    with tf.GradientTape() as tape:
        tape.watch(images)
        total = tf.reduce_sum(discriminator(images, training=False))
    return tape.gradient(total, images)


def influence(submission, images):
    """See `models.influence`."""
    return models.influence(_discriminator(submission, images), images)
