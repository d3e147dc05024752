# misconception: arguments_compared_as_distributions
import keras


def kl_loss(mean, log_var):
    return keras.ops.mean(keras.losses.KLDivergence(reduction="none")(mean, log_var))
