# misconception: mse_differences_cancel
from keras import ops

binary_cross_entropy = lambda x, x_hat: ops.mean(ops.sum(ops.binary_crossentropy(x, x_hat), axis=1))


def mean_squared_error(x, x_hat):
    error = ops.sum(x - x_hat, axis=1)
    return ops.mean(error * error)
