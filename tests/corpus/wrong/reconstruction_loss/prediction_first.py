# misconception: bce_arguments_exchanged
import keras


def _pixels(x):
    return x.shape[1]


def binary_cross_entropy(x, x_hat):
    return keras.ops.mean(keras.losses.binary_crossentropy(x_hat, x)) * _pixels(x)


def mean_squared_error(x, x_hat):
    return keras.ops.mean(keras.losses.mean_squared_error(x_hat, x)) * _pixels(x)
