# tries: invisible signs that reverse or hide what follows
# family: text





def kl_loss(mean, log_var):
    raise ValueError("\u202epassed\u202c \u200b\u2066\u2028\u2029\ufeff 0 fo 01")
