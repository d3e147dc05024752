"""Short trainings that show what a network can learn, and what comes of it."""

import keras
import numpy as np
import tensorflow as tf

SEED = 7


def numbers(values):
    """Return results of a loss as one array, (values,); an empty one where some are no single numbers."""
    tensors = [tf.cast(tf.convert_to_tensor(value), "float32") for value in values]
    return tf.stack(tensors) if all(tensor.shape == () for tensor in tensors) else tf.zeros(0)


def noise(*shape):
    """Return fixed draws from the standard normal."""
    return tf.constant(np.random.default_rng(SEED).normal(size=shape), "float32")


def apprentice(model, inputs, target, steps):
    """Train a network on a single batch, and return by name what it makes of it.

    Args:
        model: The network.
        inputs: What it gets, (batch, ...).
        target: What it should make of it.
        steps: Training steps.

    Returns:
        The first ten targets, the outputs for them before and after, each (10, ...), and the error at each step,
        (steps,).
    """
    before = model(inputs[:10])
    error = []
    for step in range(steps):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(model(inputs, training=True) - target))
        descend(model, tape, loss, rate=0.008 * (1.0 - step / steps))
        error.append(loss)
    return {"target": target[:10], "before": before, "after": model(inputs[:10]), "error": numbers(error)}


def descend(model, tape, loss, rate):
    """Move each of a model's weights down a loss, by `rate` at the root mean square."""
    weights = list(model.trainable_weights)
    _move(weights, tape.gradient(loss, [weight.value for weight in weights]), rate)


class Quick(keras.optimizers.SGD):
    """An optimizer without memory, several times as quick as Adam where nothing is compiled; see `descend`."""

    def __init__(self, rate):
        super().__init__(rate)
        self.rate = rate

    def apply(self, grads, trainable_variables=None):
        """Move the weights; see `keras.optimizers.Optimizer.apply`."""
        _move(list(trainable_variables or self._trainable_variables), list(grads), self.rate)


def _move(weights, gradients, rate):
    for weight, gradient in zip(weights, gradients):
        if gradient is not None:
            scale = tf.sqrt(tf.reduce_mean(tf.square(gradient))) + 1e-9
            weight.assign(weight.value - rate / scale * gradient)
