# misconception: gradient_cut
import keras
import numpy as np


def kl_loss(mean, log_var):
    m = keras.ops.convert_to_numpy(mean)
    v = keras.ops.convert_to_numpy(log_var)
    kl = 0.5 * np.sum(m**2 + np.exp(v) - 1 - v, axis=1)
    return keras.ops.convert_to_tensor(kl.mean(), dtype="float32")
