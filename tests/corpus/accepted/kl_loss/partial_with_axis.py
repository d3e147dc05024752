import functools

from tensorflow.keras import ops


def gaussian_kl(mean, log_var, axis=-1, beta=1.0, prior_log_var=0.0):
    """KL of N(mean, exp(log_var)) from N(0, exp(prior_log_var) I)."""
    d = log_var - prior_log_var
    kl = ops.sum(ops.exp(d) + ops.square(mean) * ops.exp(-prior_log_var) - 1 - d, axis=axis)
    return beta * ops.mean(kl) * 0.5


kl_loss = functools.partial(gaussian_kl, axis=1)
