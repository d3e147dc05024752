# misconception: none
from keras import ops


def kl_loss(mean, log_var):
    kl = 0.5 * ops.sum(ops.square(mean) + ops.exp(log_var) - 1 - log_var, axis=1, keepdims=True)
    return ops.mean(kl, axis=0)
