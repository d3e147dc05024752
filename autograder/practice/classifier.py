"""The reference classifier of digits, as a plain forward pass in NumPy: what it sees is what images are compared by.

`tools/practice/classifier.py` trains it: 16 and 32 convolutions with a stride of 2, 64 features, ten digits.
"""

import functools
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from autograder.practice import stored
from autograder.practice.stored import Array

FILE = Path(__file__).with_name("classifier.npz")
CHECKSUM = "c216094616173a89454e0dfcf795b9fdefcd5dd833afcb9b9bfe87a62d0a48cd"
_AT_ONCE = 250


class Seen(NamedTuple):
    """What the classifier sees in images: features (count, 64) and the probability of each digit (count, 10)."""

    features: Array
    probabilities: Array


def look_at(images: Array) -> Seen:
    """Classify images of shape (count, 784) with values in [0, 1].

    Raises:
        RuntimeError: The classifier's file is not the one that thresholds were measured with.
    """
    return Seen(*(np.concatenate(each) for each in zip(*map(_look_at_some, in_parts(images)), strict=True)))


def in_parts(images: Array) -> Iterator[Array]:
    """Yield images a few at a time: more at once would only take more memory."""
    for start in range(0, len(images), _AT_ONCE):
        yield images[start : start + _AT_ONCE]


def _look_at_some(images: Array) -> Seen:
    first, first_bias, second, second_bias, inner, inner_bias, outer, outer_bias = _weights()
    hidden = _convolved(images.astype(np.float32).reshape(-1, 28, 28, 1), first, first_bias)
    hidden = _convolved(hidden, second, second_bias)
    features = np.maximum(hidden.reshape(len(images), -1) @ inner + inner_bias, 0)
    logits = features @ outer + outer_bias
    likely = np.exp(logits - logits.max(axis=1, keepdims=True))
    return Seen(features, likely / likely.sum(axis=1, keepdims=True))


def _convolved(images: Array, kernel: Array, bias: Array) -> Array:
    """Convolve with a stride of 2, as Keras does with padding="same", and cut negative values off."""
    size = kernel.shape[0]
    before = (size - 2) // 2
    after = size - 2 - before
    padded = np.pad(images, ((0, 0), (before, after), (before, after), (0, 0)))
    patches = np.lib.stride_tricks.sliding_window_view(padded, (size, size), axis=(1, 2))[:, ::2, ::2]
    made: Array = np.maximum(np.tensordot(patches, kernel, axes=((4, 5, 3), (0, 1, 2))) + bias, 0)
    return made


@functools.cache
def _weights() -> list[Array]:
    return stored.weights(FILE, CHECKSUM, "tools/practice/classifier.py")
