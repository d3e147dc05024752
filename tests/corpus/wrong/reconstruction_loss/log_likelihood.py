# misconception: bce_sign_missing
import keras.ops as K


def binary_cross_entropy(x, x_hat):
    eps = 1e-7
    log_likelihood = x * K.log(x_hat + eps) + (1 - x) * K.log(1 - x_hat + eps)
    return K.mean(K.sum(log_likelihood, axis=-1))


def mean_squared_error(x, x_hat):
    return K.mean(K.sum(K.square(x_hat - x), axis=-1))
