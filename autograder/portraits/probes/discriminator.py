"""Takes the picture of a discriminator."""

import numpy as np
import tensorflow as tf

from autograder.probes.shared import lessons

STEPS, BATCH = 20, 20


def portrait(submission, digits):
    """Return the answers for 100 digits and 100 forgeries, (100, 1), before and after a short training on others.

    A forgery is a digit whose pixels are shuffled.
    """
    shuffled = np.random.default_rng(lessons.SEED).permuted(digits.numpy(), axis=1)
    real, fake = (2.0 * tf.reshape(images, (-1, 28, 28, 1)) - 1.0 for images in (digits, shuffled))
    model = submission.build_discriminator()
    before = model(real[100:]), model(fake[100:])
    for step in range(STEPS):
        start = step * BATCH % 100
        with tf.GradientTape() as tape:
            missed = 1.0 - model(real[start : start + BATCH], training=True)
            fooled = model(fake[start : start + BATCH], training=True)
            loss = tf.reduce_mean(tf.square(missed)) + tf.reduce_mean(tf.square(fooled))
        lessons.descend(model, tape, loss, rate=0.004)
    return {
        "real_before": before[0],
        "fake_before": before[1],
        "real_after": model(real[100:]),
        "fake_after": model(fake[100:]),
    }
