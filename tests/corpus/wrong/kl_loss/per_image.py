# misconception: one_number_per_image
import keras
from keras import ops


class KL:
    """KL of each example; the model averages later."""

    def __call__(self, mean, log_var):
        return 0.5 * ops.sum(ops.square(mean) + ops.exp(log_var) - 1.0 - log_var, axis=-1)


kl_loss = KL()
