from keras import ops


def _batch_size(x):
    return ops.cast(ops.shape(x)[0], "float32")


def binary_cross_entropy(x, x_hat):
    x = ops.convert_to_tensor(x, dtype="float32")
    x_hat = ops.convert_to_tensor(x_hat, dtype="float32")
    white = x * ops.log(ops.maximum(x_hat, 1e-9))
    black = (1 - x) * ops.log(ops.maximum(1 - x_hat, 1e-9))
    total = ops.sum(white) + ops.sum(black)
    return -total / _batch_size(x)


def mean_squared_error(x, x_hat):
    x = ops.convert_to_tensor(x, dtype="float32")
    x_hat = ops.convert_to_tensor(x_hat, dtype="float32")
    diff = ops.subtract(x, x_hat)
    return ops.sum(ops.multiply(diff, diff)) / _batch_size(x)
