"""Parts and tools for the exercises that train models put together from given networks."""

import keras
import tensorflow as tf


def dense(weights, activation="linear"):
    """Return a layer with the given weights: a kernel (inputs, outputs) and a bias (outputs,)."""
    kernel, bias = weights
    return keras.layers.Dense(
        kernel.shape[1],
        activation,
        kernel_initializer=lambda shape, dtype=None: kernel,
        bias_initializer=lambda shape, dtype=None: bias,
    )


def compiled_operations(train_step, batch):
    """Return the types of the operations that Keras records when it compiles a training step.

    The step is recorded and not run, which needs none of the threads that a fork loses.
    """
    eagerly = tf.config.functions_run_eagerly()
    tf.config.run_functions_eagerly(False)
    try:
        function = tf.function(train_step, autograph=False)
        compiled = function.get_concrete_function(tf.TensorSpec.from_tensor(batch))
    finally:
        tf.config.run_functions_eagerly(eagerly)
    return operations(compiled.graph)


def operations(graph):
    """Return the types of a graph's operations, those in the bodies of its loops and functions included."""
    recorded = graph.as_graph_def()
    nodes = [*recorded.node, *(node for function in recorded.library.function for node in function.node_def)]
    return sorted({node.op for node in nodes})
