# misconception: bce_summed_over_the_batch
from keras import ops


def _safe_log(p):
    return ops.log(ops.maximum(p, 1e-8))


def binary_cross_entropy(x, x_hat):
    white = ops.sum(x * _safe_log(x_hat))
    black = ops.sum((1 - x) * _safe_log(1 - x_hat))
    return -(white + black)


def mean_squared_error(x, x_hat):
    d = ops.subtract(x, x_hat)
    return ops.mean(ops.einsum("ij,ij->i", d, d))
