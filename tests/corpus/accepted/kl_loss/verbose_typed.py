from __future__ import annotations

import keras
from keras import KerasTensor, ops


def kl_loss(mean: KerasTensor, log_var: KerasTensor) -> KerasTensor:
    """KL(q || p) for a diagonal Gaussian q and the standard normal p.

    Parameters
    ----------
    mean, log_var
        tensors of the same shape (batch, latent_dim)
    """
    mean = ops.convert_to_tensor(mean, dtype="float32")
    log_var = ops.convert_to_tensor(log_var, dtype="float32")
    if len(mean.shape) != 2 or len(log_var.shape) != 2:
        raise ValueError("expected two matrices")
    if mean.shape[-1] != log_var.shape[-1]:
        raise ValueError(f"{mean.shape} does not fit {log_var.shape}")

    variance: KerasTensor = ops.exp(log_var)
    squared_mean: KerasTensor = ops.square(mean)

    # term by term, as in the docstring
    per_dimension = ops.subtract(ops.subtract(ops.add(squared_mean, variance), 1.0), log_var)
    per_image = ops.multiply(0.5, ops.sum(per_dimension, axis=-1))
    return ops.mean(per_image)


if __name__ == "__main__":
    print(float(kl_loss([[1.0, -2.0]], [[0.5, -1.0]])), keras.__version__)
