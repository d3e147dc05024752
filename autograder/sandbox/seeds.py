"""Seeds every source of randomness, at next to no cost."""

import keras
from tensorflow.python.eager import context


def set_random_seed(seed: int) -> None:
    """Seed Python, NumPy, Keras and TensorFlow.

    This is `keras.utils.set_random_seed`, except that TensorFlow keeps the kernels which it has prepared: preparing
    them anew makes the next use of each operation some ten times slower. An operation of `tf.random` whose global
    and own seed have both been used before goes on with its series then, so a seed should be a new one.

    Args:
        seed: A number that has not been used in this process, where `tf.random` matters.
    """
    # TensorFlow forgets its kernels only where it finds a context to forget them in.
    current = context.context()
    handle, current._context_handle = current._context_handle, None
    try:
        keras.utils.set_random_seed(seed)
    finally:
        current._context_handle = handle
