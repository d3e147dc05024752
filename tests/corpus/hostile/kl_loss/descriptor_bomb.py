# tries: more open files than the system has room for
# family: exhaustion
import os


def won(what):
    raise RuntimeError("ESC" + "APED: " + what)

held = [os.open("/dev/null", os.O_RDONLY) for _ in range(20_000)]
won("20000 descriptors")


def kl_loss(mean, log_var):
    return None
