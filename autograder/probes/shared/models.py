"""Probes of a model's weights, shared by the exercises that build networks."""

import numpy as np
import tensorflow as tf

from autograder.sandbox.seeds import set_random_seed

ENOUGH_NOISE = 0.3
NO_GRADIENT = 1e-9  # of the largest one: rounding alone leaves as much
LARGE = 4.0  # the growth from one layer to the next, before its activation
LARGER = 8.0  # how much larger heads are every second time
SEED = 1312

_models = {}


def fresh(submission, builder, *sizes, **named):
    """Return what a builder makes, with weights that start from a seed of their own."""
    set_random_seed(SEED)
    return getattr(submission, builder)(*sizes, **named)


def built(submission, builder, inputs, *sizes, **named):
    """Return what a builder makes, with its weights stirred; asked in the same way again, the very same model.

    Building takes longer than most questions, so questions share their models.

    Args:
        submission: What defines the builder.
        builder: The function's name.
        inputs: A batch for the model, which may not be built before it sees one.
        sizes: What the builder is called with.
        named: What it is called with by name.
    """
    asked = (builder, sizes, tuple(named.items()))
    if asked not in _models:
        _models[asked] = stir(fresh(submission, builder, *sizes, **named), inputs)
    set_random_seed(SEED)
    return _models[asked]


def influence(model, inputs):
    """Compare what each weight does to each output with the gradient that comes back to it.

    A gradient shows an influence; so only weights that lack one are disturbed, each by itself.

    Args:
        model: A model of one or more outputs.
        inputs: A batch for it.

    Returns:
        ranks: For each trainable weight the rank of its tensor, (weights,).
        effect: How far each output moves, at most, where all weights are disturbed, (outputs,).
        effects: The same for each weight that lacks a gradient from some output, else 0, (weights, outputs).
        reached: 1 where a gradient of the output comes back to the weight, else 0, (weights, outputs).
        frozen: How many weights have been kept from training, a number.
        unknown: How many variables take part that the model does not know, so that no training would change them.
    """
    weights = list(model.trainable_weights)
    noise = np.random.default_rng(SEED)
    with tf.GradientTape(persistent=True) as tape:
        outputs = as_list(model(inputs, training=False))
        mixed = _mixtures(outputs, noise)
    known = {id(weight.value) for weight in model.weights}
    unknown = sum(id(variable) not in known for variable in tape.watched_variables())
    by_output = [tape.gradient(loss, [weight.value for weight in weights]) for loss in mixed]
    gradients = np.array([[_largest(by_weight[place]) for by_weight in by_output] for place in range(len(weights))])
    reached = gradients.reshape(len(weights), len(outputs)) > NO_GRADIENT * gradients.max(initial=0.0)

    def effect_of(disturbed):
        before = [weight.numpy() for weight in disturbed]
        for weight, old in zip(disturbed, before):
            weight.assign(old + ENOUGH_NOISE * _normal(noise, old))
        moved = as_list(model(inputs, training=False))
        for weight, old in zip(disturbed, before):
            weight.assign(old)
        return [_largest(new - old) for new, old in zip(moved, outputs)]

    silent = [0.0] * len(outputs)
    effects = [silent if all_reach else effect_of([weight]) for weight, all_reach in zip(weights, reached.all(axis=1))]
    effect = effect_of(weights)

    for layer in model._flatten_layers():
        layer.trainable = True
    frozen = len(model.trainable_weights) - len(weights)
    ranks = np.array([len(weight.shape) for weight in weights])
    return [ranks, np.array(effect), np.array(effects), reached.astype(float), frozen, unknown]


def first_gradients(model, inputs):
    """Return the largest gradient in each kernel, (kernels,), of a random mixture of the outputs, before any training.

    Where all are zero, as with weights that all start at zero, training never gets going.
    """
    model(inputs)
    kernels = [weight.value for weight in model.trainable_weights if len(weight.shape) > 1]
    noise = np.random.default_rng(SEED)
    with tf.GradientTape() as tape:
        mixed = _mixtures(as_list(model(inputs, training=False)), noise)
    return [_largest(gradient) for gradient in tape.gradient(mixed, kernels)]


def stir(model, inputs, amount=0.05):
    """Disturb a model's weights, as a little training would, so that weights which start at zero have an effect."""
    model(inputs)
    noise = np.random.default_rng(SEED)
    for weight in model.trainable_weights:
        weight.assign(weight.numpy() + amount * _normal(noise, weight))
    return model


def redrawn(model, inputs, draws):
    """Return each output for weights drawn anew, so large that a unit's input is several times its own inputs.

    It shows what a model's last activations allow, without the time that a training takes. Every second time just
    the last kernel and what follows it turn their signs, so that outputs of both signs are certain to occur. In every
    second pair heads are larger still, the last two kernels and those as wide as an output: a soft bound is met only
    far out.

    Returns:
        For each output an array (draws, batch, ...).
    """
    weights = list(model.trainable_weights)
    before = [weight.numpy() for weight in weights]
    kernels = [place for place, old in enumerate(before) if old.ndim > 1]
    last = kernels[-1] if kernels else 0
    widths = {output.shape[-1] for output in as_list(model(inputs, training=False))}
    heads = {*kernels[-2:], *(place for place in kernels if before[place].shape[-1] in widths)}
    noise = np.random.default_rng(SEED)
    values, outputs = [], []
    for draw in range(draws):
        if draw % 2:
            values[last:] = [-value for value in values[last:]]
        else:
            values = [LARGE / np.sqrt(np.prod(old.shape[:-1])) * _normal(noise, old) for old in before]
            if draw % 4:
                for place in heads:
                    values[place] *= LARGER
        for weight, value in zip(weights, values):
            weight.assign(value)
        outputs.append(as_list(model(inputs, training=False)))
    for weight, old in zip(weights, before):
        weight.assign(old)
    return [tf.stack(each) for each in zip(*outputs)]


def in_training(model, inputs):
    """Return a model's output as it is in training; statistics that this updates are put back."""
    before = [(variable, variable.numpy()) for variable in model.non_trainable_variables]
    output = model(inputs, training=True)
    for variable, value in before:
        variable.assign(value)
    return output


def scaled(inputs, scales):
    """Return inputs multiplied by each scale, (scales * batch, ...)."""
    return tf.concat([scale * inputs for scale in scales], axis=0)


def twice(model, inputs):
    """Return a model's outputs at two calls."""
    return [model(inputs), model(inputs)]


def as_list(outputs):
    """Return a model's outputs as a list, even a single one."""
    return list(outputs) if isinstance(outputs, list | tuple) else [outputs]


def _mixtures(outputs, noise):
    """Return for each output the sum of its numbers, each times one drawn at random."""
    return [tf.reduce_sum(output * tf.constant(noise.normal(size=output.shape), output.dtype)) for output in outputs]


def _normal(noise, like):
    return noise.standard_normal(like.shape, "float32")


def _largest(tensor):
    return 0.0 if tensor is None else float(tf.reduce_max(tf.abs(tf.convert_to_tensor(tensor))))
