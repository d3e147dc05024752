# misconception: sign_flipped
from keras import ops


def kl_loss(mean, log_var):
    # -KL as in appendix B of the paper
    return ops.mean(ops.sum(0.5 * (1 + log_var - mean**2 - ops.exp(log_var)), axis=1))
