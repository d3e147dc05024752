from keras import ops


def _location(mean):
    return ops.einsum("bi,bi->b", mean, mean)


def _spread(log_var):
    # e^x - 1 - x, with expm1 near 0
    return ops.sum(ops.expm1(log_var) - log_var, axis=1)


def kl_loss(mean, log_var):
    mean, log_var = ops.convert_to_tensor(mean), ops.convert_to_tensor(log_var)
    return 0.5 * ops.mean(_location(mean)) + 0.5 * ops.mean(_spread(log_var))
