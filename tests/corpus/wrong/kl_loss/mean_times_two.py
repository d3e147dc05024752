# misconception: none
from keras import ops


def kl_loss(mean, log_var):
    return -0.5 * ops.mean(1 + log_var - ops.square(mean) - ops.exp(log_var)) * 2
