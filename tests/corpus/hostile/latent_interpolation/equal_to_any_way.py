# tries: arrays that answer every function of NumPy with success.
# family: lying
import numpy as np


class Liar(np.ndarray):
    __array_priority__ = 1e9

    def __array_ufunc__(self, ufunc, method, *inputs, **kwargs):
        return np.True_

    def __array_function__(self, func, types, args, kwargs):
        return np.True_


def slerp(start, end, steps):
    return np.zeros((len(start), steps, start.shape[1]), "float32").view(Liar)


def morph(start, end, encoder, decoder, steps):
    return np.zeros((len(start), steps, start.shape[1]), "float32").view(Liar)
