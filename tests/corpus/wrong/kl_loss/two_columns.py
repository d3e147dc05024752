# misconception: only_two_dimensions_counted
from keras import ops


def one_dimension(m, lv):
    return 0.5 * (m * m + ops.exp(lv) - lv - 1.0)


def kl_loss(mean, log_var):
    first = one_dimension(mean[:, 0], log_var[:, 0])
    second = one_dimension(mean[:, 1], log_var[:, 1])
    return ops.mean(first + second)
