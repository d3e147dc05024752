# tries: a number of a billion digits
# family: exhaustion





def kl_loss(mean, log_var):
    return 9 ** (9 ** 9)
