# tries: a megabyte of text without a break
# family: text





def kl_loss(mean, log_var):
    raise ValueError("x" * 1_000_000)
