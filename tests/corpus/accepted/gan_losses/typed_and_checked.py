from __future__ import annotations

from typing import Any

import keras
from keras import ops

_EPSILON: float = 1e-7


def _as_probabilities(values: Any, name: str):
    """Convert to a float tensor and refuse what cannot be a column of probabilities."""
    tensor = ops.cast(ops.convert_to_tensor(values), "float32")
    if len(tensor.shape) not in (1, 2):
        raise ValueError(f"{name} must have shape (batch, 1), got {tuple(tensor.shape)}")
    return tensor


def _mean_cross_entropy(probability, label: int):
    """Mean binary cross-entropy against one constant label, 0 or 1."""
    if label not in (0, 1):
        raise ValueError("label must be 0 or 1")
    p_of_label = probability if label == 1 else 1.0 - probability
    return ops.mean(-ops.log(ops.clip(p_of_label, _EPSILON, 1.0)))


def discriminator_loss(real_probability, fake_probability):
    real = _as_probabilities(real_probability, "real_probability")
    fake = _as_probabilities(fake_probability, "fake_probability")
    return _mean_cross_entropy(real, 1) + _mean_cross_entropy(fake, 0)


def generator_loss(fake_probability):
    return _mean_cross_entropy(_as_probabilities(fake_probability, "fake_probability"), 1)


if __name__ == "__main__":
    print(keras.__version__, float(discriminator_loss([[0.9]], [[0.1]])))
