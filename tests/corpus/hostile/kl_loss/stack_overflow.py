# tries: recursion without a limit, until the stack is full
# family: exhaustion
import sys


sys.setrecursionlimit(10**9)


def kl_loss(mean, log_var):
    return kl_loss(mean, log_var)
