# misconception: minus_one_left_out
from keras import ops

# constants do not matter in a loss


def kl_loss(mean, log_var):
    return ops.mean(ops.sum(ops.square(mean) + ops.exp(log_var) - log_var, axis=-1)) * 0.5
