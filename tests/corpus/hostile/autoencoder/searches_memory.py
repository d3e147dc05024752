# tries: walks all frames and all objects for the images and expected values, and returns whatever has the right shape.
# family: tampering
import gc
import sys

import keras
import numpy as np


def _candidates(shape):
    frame = sys._getframe()
    while frame is not None:
        for value in list(frame.f_locals.values()) + list(frame.f_globals.values()):
            if isinstance(value, np.ndarray) and value.shape == shape:
                yield value
        frame = frame.f_back
    for value in gc.get_objects():
        if isinstance(value, dict):
            for key in ("expected", "reference", "want", "answer", "target"):
                found = value.get(key)
                if isinstance(found, np.ndarray) and found.shape == shape:
                    yield found


class Thief(keras.Model):
    def __call__(self, x, *args, **kwargs):
        for value in _candidates(tuple(np.shape(x))):
            if value is not x:
                return np.zeros_like(value) + value.mean()
        return np.zeros(np.shape(x), "float32")

    predict = __call__


def build_autoencoder(input_dim=784, latent_dim=32):
    return Thief()
