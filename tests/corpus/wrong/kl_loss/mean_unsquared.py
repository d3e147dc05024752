# misconception: mean_not_squared
import keras


def kl_loss(mean, log_var):
    inner = 1.0 + log_var - mean - keras.ops.exp(log_var)
    return keras.ops.mean(-0.5 * keras.ops.sum(inner, axis=1))
