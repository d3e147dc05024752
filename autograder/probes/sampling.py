"""Runs beside a submitted sampling layer."""

import tensorflow as tf

from autograder.probes.shared import training


def draw(submission, mean, log_var):
    """Return one call's z, (batch, latent_dim)."""
    return submission.Sampling()([mean, log_var])


def draw_again(submission, mean, log_var, calls):
    """Return z of several calls of one layer, (calls, batch, latent_dim)."""
    layer = submission.Sampling()
    return tf.stack([layer([mean, log_var]) for _ in range(calls)])


def gradients(submission, mean, log_var):
    """Return z, dz/dmean and dz/dlog_var, each (batch, latent_dim); None where there is no gradient."""
    layer = submission.Sampling()
    with tf.GradientTape() as tape:
        tape.watch([mean, log_var])
        z = tf.convert_to_tensor(layer([mean, log_var]))
    return [z, *tape.gradient(z, [mean, log_var])]


def compiled_operations(submission, mean, log_var):
    """Return the types of the operations that Keras records when it compiles a call of the layer; see `operations`."""
    layer = submission.Sampling()
    layer([mean, log_var])
    graph = tf.__internal__.FuncGraph("compiled")
    with graph.as_default():
        layer([tf.compat.v1.placeholder(part.dtype, part.shape) for part in (mean, log_var)])
    return training.operations(graph)
