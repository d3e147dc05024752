# tries: never to finish loading
# family: exhaustion


while True:
    pass


def kl_loss(mean, log_var):
    return None
