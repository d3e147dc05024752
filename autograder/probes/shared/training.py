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


def compiled_operations(model, batch):
    """Return the types of the operations that Keras records when it compiles a model's training step; see `operations`.

    The step is recorded and not run, which needs none of the threads that a fork loses. A model that is never compiled
    counts as an operation in Python.
    """
    if model.run_eagerly:
        return ["PyFunc"]
    eagerly = tf.config.functions_run_eagerly()
    tf.config.run_functions_eagerly(False)
    try:
        function = tf.function(model.train_step, autograph=False)
        compiled = function.get_concrete_function(tf.TensorSpec.from_tensor(batch))
    finally:
        tf.config.run_functions_eagerly(eagerly)
    return operations(compiled.graph)


def operations(graph):
    """Return the types of a graph's operations, but for those that give the same whenever the graph runs.

    In the bodies of its loops and functions all count.
    """
    fixed = set()
    for operation in graph.get_operations():  # each comes after those whose outcome it takes
        if _is_fixed(operation, fixed):
            fixed.add(operation.name)
    bodies = graph.as_graph_def().library.function
    varying = {operation.type for operation in graph.get_operations() if operation.name not in fixed}
    return sorted(varying | {node.op for body in bodies for node in body.node_def})


def _is_fixed(operation, fixed):
    if operation.type in ("Shape", "Size", "Rank"):
        return True
    if operation.type == "Placeholder" or operation.op_def.is_stateful:
        return False
    inputs = [each.op.name for each in operation.inputs]
    if operation.type.startswith(("StatelessRandom", "StatelessTruncated")):  # by a seed, or a key; the shape is first
        inputs = inputs[1:2] or inputs
    return fixed.issuperset(inputs)
