# misconception: none
import keras
from keras import ops


def kl_loss(mean, log_var):
    # log q(z) - log p(z) for one z, as in the CVAE tutorial
    z = mean + ops.exp(0.5 * log_var) * keras.random.normal(ops.shape(mean))
    log_q = -0.5 * ((z - mean) ** 2 * ops.exp(-log_var) + log_var)
    log_p = -0.5 * z**2
    return ops.mean(ops.sum(log_q - log_p, axis=1))
