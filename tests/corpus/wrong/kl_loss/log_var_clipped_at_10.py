# misconception: none
from keras import ops


def kl_loss(mean, log_var):
    log_var = ops.clip(log_var, -10.0, 10.0)
    return ops.mean(ops.sum(0.5 * (ops.square(mean) + ops.exp(log_var) - 1 - log_var), axis=1))
