"""Without the cancellation of exp(l) - 1 near l = 0."""

import keras
from keras import ops


def kl_loss(mean, log_var):
    mean = ops.convert_to_tensor(mean)
    log_var = ops.convert_to_tensor(log_var)
    location = 0.5 * ops.square(mean)
    scale = 0.5 * (ops.expm1(log_var) - log_var)
    per_dimension = ops.mean(location + scale, axis=0)  # averaged over the batch first: the sum commutes
    return ops.sum(per_dimension)
