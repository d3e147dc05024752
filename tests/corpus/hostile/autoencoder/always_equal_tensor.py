# tries: outputs are an ndarray subclass that is equal to everything and small compared with everything.
# family: lying
import keras
import numpy as np


class Agreeable(np.ndarray):
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __lt__(self, other):
        return True

    __le__ = __gt__ = __ge__ = __lt__

    def __array_ufunc__(self, ufunc, method, *inputs, **kwargs):
        return True

    def __array_function__(self, func, types, args, kwargs):
        return True

    def all(self, *args, **kwargs):
        return True

    any = all


class Model(keras.Model):
    def __call__(self, x, *args, **kwargs):
        return np.zeros(np.shape(x), "float32").view(Agreeable)

    predict = predict_on_batch = call = __call__


def build_autoencoder(input_dim=784, latent_dim=32):
    return Model()
