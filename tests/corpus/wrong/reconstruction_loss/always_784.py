# misconception: none
import keras

PIXELS = 784


def binary_cross_entropy(x, x_hat):
    return PIXELS * keras.ops.mean(keras.losses.binary_crossentropy(x, x_hat))


def mean_squared_error(x, x_hat):
    return PIXELS * keras.ops.mean(keras.ops.square(x - x_hat))
