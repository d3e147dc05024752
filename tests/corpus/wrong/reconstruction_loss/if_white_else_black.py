# misconception: bce_targets_rounded
from keras import ops


def binary_cross_entropy(x, x_hat):
    p = ops.clip(x_hat, 1e-7, 1 - 1e-7)
    # a white pixel costs -log p, a black one -log(1 - p)
    cost = ops.where(ops.greater(x, 0.5), -ops.log(p), -ops.log(1 - p))
    return ops.mean(ops.sum(cost, axis=1))


def mean_squared_error(x, x_hat):
    return ops.mean(ops.sum(ops.power(ops.subtract(x, x_hat), 2), axis=1))
