# misconception: mse_absolute_difference
import keras
from keras import ops


def binary_cross_entropy(x, x_hat):
    n = ops.cast(ops.shape(x)[-1], "float32")
    return n * ops.mean(keras.losses.binary_crossentropy(x, x_hat))


def mean_squared_error(x, x_hat):
    n = ops.cast(ops.shape(x)[-1], "float32")
    return n * ops.mean(keras.losses.mean_absolute_error(x, x_hat))
