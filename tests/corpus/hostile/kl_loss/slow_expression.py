# tries: a regular expression that takes exponential time
# family: exhaustion
import re





def kl_loss(mean, log_var):
    return re.match(r"(a+)+$", "a" * 60 + "b")
