from keras import ops



def binary_cross_entropy(x, x_hat):
    p = ops.clip(x_hat, 1e-7, 1.0 - 1e-7)
    return -ops.mean(ops.sum(x * ops.log(p) + (1.0 - x) * ops.log(1.0 - p), axis=-1))


def mean_squared_error(x, x_hat):
    d = ops.abs(ops.convert_to_tensor(x) - x_hat)
    robust = ops.where(d <= 1.0, d * d, 2.0 * d - 1.0)
    return ops.mean(ops.sum(robust, axis=-1))
