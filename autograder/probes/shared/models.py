"""Probes of a model's weights, shared by the exercises that build networks."""

import numpy as np
import tensorflow as tf

ENOUGH_NOISE = 0.3
ADAM = 0.9, 0.999


def influence(model, inputs):
    """Compare what each weight does to each output with the gradient that comes back to it.

    Args:
        model: A model of one or more outputs.
        inputs: A batch for it.

    Returns:
        ranks: For each trainable weight the rank of its tensor, (weights,).
        effects: How far each output moves, at most, where a weight is disturbed, (weights, outputs).
        gradients: The largest gradient of a random sum of each output in each weight, (weights, outputs).
        frozen: How many weights have been kept from training, a number.
    """
    outputs = as_list(model(inputs, training=False))
    weights = list(model.trainable_weights)
    noise = np.random.default_rng(0)
    mixes = [tf.constant(noise.normal(size=output.shape), output.dtype) for output in outputs]
    with tf.GradientTape(persistent=True) as tape:
        mixed = [tf.reduce_sum(out * mix) for out, mix in zip(as_list(model(inputs, training=False)), mixes)]
    by_output = [tape.gradient(loss, [weight.value for weight in weights]) for loss in mixed]
    gradients = [[_largest(by_weight[place]) for by_weight in by_output] for place in range(len(weights))]

    effects = []
    for weight in weights:
        before = weight.numpy()
        weight.assign(before + noise.normal(0.0, ENOUGH_NOISE, before.shape).astype(before.dtype))
        moved = as_list(model(inputs, training=False))
        effects.append([_largest(new - old) for new, old in zip(moved, outputs)])
        weight.assign(before)

    for layer in model._flatten_layers():
        layer.trainable = True
    frozen = len(model.trainable_weights) - len(weights)
    ranks = np.array([len(weight.shape) for weight in weights])
    return [ranks, np.array(effects), np.array(gradients), frozen]


def fit(model, inputs, loss_of, enough, steps, learning_rate=0.01):
    """Train a model by Adam until its loss is below `enough`, for at most `steps` steps.

    Layers behave as in inference: what is asked is what the network can represent, and batch statistics would lag.
    The kernel of Adam is called directly, which is several times faster than Keras' optimizer outside of a graph.

    Args:
        model: The model.
        inputs: The batch that every step uses.
        loss_of: A function from the model's outputs to a scalar.
        enough: The loss to stop at.
        steps: The most steps to take.
        learning_rate: Adam's.
    """
    model(inputs)
    weights = [weight.value for weight in model.trainable_weights]
    slots = [(tf.Variable(tf.zeros_like(weight)), tf.Variable(tf.zeros_like(weight))) for weight in weights]
    for step in range(1, steps + 1):
        with tf.GradientTape() as tape:
            loss = loss_of(model(inputs, training=False))
        if float(loss) < enough:
            break
        for weight, (first, second), gradient in zip(weights, slots, tape.gradient(loss, weights)):
            if gradient is None:
                continue
            tf.raw_ops.ResourceApplyAdam(
                **{"var": weight.handle, "m": first.handle, "v": second.handle},
                **{"beta1_power": ADAM[0] ** step, "beta2_power": ADAM[1] ** step, "lr": learning_rate},
                **{"beta1": ADAM[0], "beta2": ADAM[1], "epsilon": 1e-7, "grad": tf.convert_to_tensor(gradient)},
            )


def cross_entropy(target, probability):
    """Return the mean cross-entropy of pixels in [0, 1], with a gradient wherever the probability has one."""
    p = 1e-6 + (1 - 2e-6) * probability
    return -tf.reduce_mean(target * tf.math.log(p) + (1 - target) * tf.math.log(1 - p))


def stir(model, inputs, amount=0.05):
    """Disturb a model's weights, as a little training would, so that weights which start at zero have an effect."""
    model(inputs)
    for weight in model.trainable_weights:
        noise = np.random.normal(0.0, amount, weight.shape)
        weight.assign_add(noise.astype(weight.dtype))
    return model


def twice(model, inputs):
    """Return a model's outputs at two calls."""
    return [model(inputs), model(inputs)]


def as_list(outputs):
    """Return a model's outputs as a list, even a single one."""
    return list(outputs) if isinstance(outputs, list | tuple) else [outputs]


def _largest(tensor):
    return 0.0 if tensor is None else float(tf.reduce_max(tf.abs(tf.convert_to_tensor(tensor))))
