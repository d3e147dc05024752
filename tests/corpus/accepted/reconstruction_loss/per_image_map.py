from keras import ops

TINY = 1e-7


def binary_cross_entropy(x, x_hat):
    def one_image(pair):
        target, p = pair
        p = ops.clip(p, TINY, 1 - TINY)
        return ops.sum(-target * ops.log(p) - (1 - target) * ops.log(1 - p))

    return ops.mean(ops.vectorized_map(one_image, (ops.convert_to_tensor(x), ops.convert_to_tensor(x_hat))))


def mean_squared_error(x, x_hat):
    def one_image(pair):
        target, drawn = pair
        return ops.dot(target - drawn, target - drawn)

    return ops.mean(ops.vectorized_map(one_image, (ops.convert_to_tensor(x), ops.convert_to_tensor(x_hat))))
