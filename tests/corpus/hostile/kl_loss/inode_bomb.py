# tries: a hundred thousand empty files
# family: exhaustion
import os


def won(what):
    raise RuntimeError("ESC" + "APED: " + what)

for number in range(100_000):
    open(f"/tmp/empty{number}", "w").close()
won("a hundred thousand files")


def kl_loss(mean, log_var):
    return None
