# misconception: none
import keras


def kl_loss(mean, log_var):
    kl = 0.5 * keras.ops.sum(keras.ops.square(mean) + keras.ops.exp(logvar) - 1 - logvar, axis=1)
    return keras.ops.mean(kl)
