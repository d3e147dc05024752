# misconception: bce_constant_too_large
from keras import ops


def binary_cross_entropy(x, x_hat):
    p = ops.minimum(ops.maximum(x_hat, 0.01), 0.99)
    return ops.mean(ops.sum(ops.binary_crossentropy(x, p), axis=1))


def mean_squared_error(x, x_hat):
    return ops.mean(ops.sum((x - x_hat) ** 2, axis=1))
