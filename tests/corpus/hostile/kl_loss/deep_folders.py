# tries: a path of a thousand folders, for whoever removes it
# family: exhaustion
import os


for _ in range(1000):
    os.mkdir("d")
    os.chdir("d")


def kl_loss(mean, log_var):
    return None
