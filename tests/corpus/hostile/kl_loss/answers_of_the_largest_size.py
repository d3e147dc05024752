# tries: every answer as large as a reply may be, so that who keeps them runs out of memory
# family: exhaustion
import numpy as np


def kl_loss(mean, log_var):
    return np.ones(((12 << 20) - 8) // 8)
