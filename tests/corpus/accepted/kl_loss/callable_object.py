import keras
from keras import ops


class GaussianKL(keras.losses.Loss):
    """A Loss whose `y_true` is the mean and whose `y_pred` is the log-variance."""

    def __init__(self, beta=1.0, name="gaussian_kl"):
        super().__init__(reduction="sum_over_batch_size", name=name)
        self.beta = beta

    def call(self, y_true, y_pred):
        return -self.beta / 2 * ops.sum(1 + y_pred - ops.square(y_true) - ops.exp(y_pred), axis=-1)


kl_loss = GaussianKL()
