# misconception: arguments_swapped
from keras import ops


def kl_loss(log_var, mean):
    kl = 0.5 * (ops.square(mean) + ops.exp(log_var) - 1.0 - log_var)
    return ops.mean(ops.sum(kl, axis=1))
