# tries: thousands of accents on one letter, and a lone surrogate
# family: text





def kl_loss(mean, log_var):
    raise ValueError("a" + "\u0301" * 5000 + "\ud800")
