# tries: an exception that never finishes saying what is wrong
# family: exhaustion


class Endless(Exception):
    def __str__(self):
        while True:
            pass


def kl_loss(mean, log_var):
    raise Endless
