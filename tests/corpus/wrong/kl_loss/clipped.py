# misconception: none
from keras import ops


def kl_loss(mean, log_var):
    log_var = ops.clip(log_var, -2.0, 2.0)  # for stability
    kl = ops.square(mean) + ops.exp(log_var) - 1.0 - log_var
    return 0.5 * ops.mean(ops.sum(kl, axis=1))
