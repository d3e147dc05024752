# misconception: variance_ignored
from tensorflow import keras


def kl_loss(mean, log_var):
    # pull the codes to the origin
    return keras.ops.mean(keras.ops.sum(keras.ops.square(mean), axis=1)) / 2.0
