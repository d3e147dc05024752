import keras
from keras import ops


def binary_cross_entropy(x, x_hat):
    per_pixel = keras.losses.binary_crossentropy(ops.expand_dims(x, -1), ops.expand_dims(x_hat, -1))
    return ops.mean(ops.sum(per_pixel, axis=1))


def mean_squared_error(x, x_hat):
    per_pixel = keras.losses.mean_squared_error(ops.expand_dims(x, -1), ops.expand_dims(x_hat, -1))
    return ops.mean(ops.sum(per_pixel, axis=1))
