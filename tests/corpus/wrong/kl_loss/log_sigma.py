# misconception: log_standard_deviation_expected
from keras import ops


def kl_loss(mean, log_sigma):
    sigma = ops.exp(log_sigma)
    d = ops.square(mean) + ops.square(sigma) - 1.0 - 2.0 * log_sigma
    return ops.mean(ops.sum(d, axis=1) / 2)
