# tries: markup that a browser would run
# family: text





def kl_loss(mean, log_var):
    raise ValueError("<script>alert(1)</script><img src=x onerror=alert(1)>{{ 7 * 7 }}{% raw %}")
