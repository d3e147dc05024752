import keras
from keras import ops


class GaussianKL(keras.losses.Loss):
    def call(self, y_true, y_pred):
        mean, log_var = ops.unstack(y_pred, axis=-1)
        prior_mean, prior_log_var = ops.unstack(y_true, axis=-1)
        kl = 0.5 * (
            prior_log_var
            - log_var
            + (ops.exp(log_var) + ops.square(mean - prior_mean)) / ops.exp(prior_log_var)
            - 1.0
        )
        return ops.sum(kl, axis=-1)


def kl_loss(mean, log_var):
    posterior = ops.stack([mean, log_var], axis=-1)
    return GaussianKL(reduction="sum_over_batch_size")(ops.zeros_like(posterior), posterior)
