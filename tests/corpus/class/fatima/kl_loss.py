from keras import ops


def kl_loss(mean, log_var)
    return ops.mean(0.5 * ops.sum(mean**2 + ops.exp(log_var) - 1 - log_var, axis=1))
