import keras
import numpy as np
from keras import ops


def standard_normal(shape):
    """Phi^-1(u) = sqrt(2) * erfinv(2u - 1)"""
    u = keras.random.uniform(shape, minval=1e-7, maxval=1.0 - 1e-7)
    u = ops.clip(u, 1e-7, 1.0 - 1e-7)
    return float(np.sqrt(2.0)) * ops.erfinv(2.0 * u - 1.0)


class Sampling(keras.Layer):
    def call(self, inputs):
        mean, log_var = inputs
        return mean + ops.exp(0.5 * log_var) * standard_normal(ops.shape(mean))
