from tensorflow.keras import backend as K


def binary_cross_entropy(x, x_hat):
    return K.mean(K.sum(K.binary_crossentropy(x, x_hat), axis=-1))


def mean_squared_error(x, x_hat):
    return K.mean(K.sum(K.square(x - x_hat), axis=-1))
