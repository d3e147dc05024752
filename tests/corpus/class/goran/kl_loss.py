from keras import ops


def kl_loss(mean, log_var):
    loss = 0.0
    row = 0
    while row < mean.shape[0]:
        loss += 0.5 * ops.sum(mean[row] ** 2 + ops.exp(log_var[row]) - 1 - log_var[row])
    return loss / mean.shape[0]
