# misconception: bce_mean_over_pixels, mse_mean_over_pixels
import keras
from keras import ops


def binary_cross_entropy(x, x_hat):
    return ops.mean(keras.losses.binary_crossentropy(x, x_hat))


def mean_squared_error(x, x_hat):
    return ops.mean(keras.losses.mean_squared_error(x, x_hat))
