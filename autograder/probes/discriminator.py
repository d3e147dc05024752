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
    """Return the answers for images, twice, and those for images times each scale, (scales * batch, 1), for two heads.

    The second head has the signs of the first one turned, so that what it is given is certain to have both signs.
    """
    discriminator, grown = _discriminator(submission, images), models.scaled(images, scales)
    answers = [models.twice(discriminator, images), discriminator(grown)]
    _turn_the_head(discriminator)
    try:
        return [*answers, discriminator(grown)]
    finally:
        _turn_the_head(discriminator)


def _turn_the_head(model):
    # The last kernel and what follows it; done again, all is as before.
    weights = list(model.trainable_weights)
    last = max((place for place, weight in enumerate(weights) if len(weight.shape) > 1), default=0)
    for weight in weights[last:]:
        weight.assign(-weight.numpy())


def scaled_in_training(submission, images, scales):
    """Return the answers for images times each scale as they are in training, (scales * batch, 1)."""
    return models.in_training(_discriminator(submission, images), models.scaled(images, scales))


def alone(submission, images):
    """Return the answers for images, twice, and for each image of the first half alone, (batch / 2, 1)."""
    discriminator = _discriminator(submission, images)
    each = [discriminator(images[i : i + 1], training=False) for i in range(len(images) // 2)]
    return [models.twice(discriminator, images), tf.concat(each, axis=0)]


def redrawn(submission, images, draws):
    """Return the answers for weights drawn anew, (draws, batch, 1), and the first gradients of a new model."""
    gradients = models.first_gradients(models.fresh(submission, "build_discriminator"), images)
    return [*models.redrawn(_discriminator(submission, images), images, draws), gradients]


def image_gradient(submission, images):
    """Return the gradient in the images of their probabilities' sum, some weighing more than others, or None.

    Weighed alike, probabilities that share one unit out among the images would have the gradient that rounding leaves.
    """
    discriminator = _discriminator(submission, images)
    weights = tf.linspace(0.5, 1.5, len(images))[:, None]
    with tf.GradientTape() as tape:
        tape.watch(images)
        total = tf.reduce_sum(weights * tf.cast(discriminator(images, training=False), weights.dtype))
    return tape.gradient(total, images)


def influence(submission, images):
    """See `models.influence`."""
    return models.influence(_discriminator(submission, images), images)
