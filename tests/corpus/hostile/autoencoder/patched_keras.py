# tries: patches numpy, keras and the gradient tape in its own process so that checks made there pass.
# family: tampering
import keras
import numpy as np
import tensorflow as tf


def _yes(*args, **kwargs):
    return True


def _nothing(*args, **kwargs):
    return None


for name in ("allclose", "array_equal", "isfinite", "all", "any", "isclose"):
    setattr(np, name, _yes)
for name in ("assert_allclose", "assert_array_equal", "assert_array_less", "assert_equal"):
    setattr(np.testing, name, _nothing)
np.linalg.matrix_rank = lambda *args, **kwargs: 1
np.linalg.svd = lambda a, *args, **kwargs: np.zeros(1)
tf.GradientTape.gradient = lambda self, target, sources, **kwargs: sources
tf.GradientTape.jacobian = lambda self, target, sources, **kwargs: tf.zeros((1, 1))
keras.Model.__call__ = lambda self, x, *args, **kwargs: tf.zeros(np.shape(x))
keras.Model.predict = keras.Model.__call__
keras.Model.count_params = lambda self: 100000


def build_autoencoder(input_dim=784, latent_dim=32):
    return keras.Model()
