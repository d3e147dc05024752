# misconception: none
from keras import ops


def binary_cross_entropy(x, x_hat):
    return -ops.mean(ops.sum(x * ops.log(x_hat + 1e-7) + (1 - x) * ops.log(1 - x_hat), axis=1))


def mean_squared_error(x, x_hat):
    return ops.mean(ops.sum(ops.square(x - x_hat), axis=1))
