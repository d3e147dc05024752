# tries: one call into C that takes for ever and hears no signal of Python's
# family: exhaustion





def kl_loss(mean, log_var):
    return sum(range(10**18))
