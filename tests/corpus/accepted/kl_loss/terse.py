from keras.ops import exp, mean as avg, sum as total


def kl_loss(mean, log_var):
    return avg(total(mean**2 + exp(log_var) - log_var - 1, -1)) / 2
