# tries: outputs that claim to be equal, close and finite, whatever they are compared with.
# family: lying
import keras
import numpy as np


class AlwaysEqual(np.ndarray):
    __array_priority__ = 1e9

    def __array_ufunc__(self, ufunc, method, *inputs, **kwargs):
        return np.bool_(True)

    def __array_function__(self, func, types, args, kwargs):
        return np.bool_(True)

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __lt__(self, other):
        return True

    __gt__ = __le__ = __ge__ = __lt__
    __hash__ = None

    def __bool__(self):
        return True

    def numpy(self):
        return self


class Liar(keras.Model):
    def __init__(self, latent_dim):
        super().__init__()
        self.latent_dim = latent_dim

    def __call__(self, x, *args, **kwargs):
        zeros = np.zeros((len(x), self.latent_dim), "float32").view(AlwaysEqual)
        return [zeros, zeros]

    predict = __call__


def build_encoder(input_dim=784, latent_dim=2):
    return Liar(latent_dim)
