"""The losses as keras.losses.Loss objects, so that other labels can be tried later."""

import keras
from keras import ops


class AgainstLabel(keras.losses.Loss):
    """Mean binary cross-entropy of probabilities against one label for all."""

    def __init__(self, label, epsilon=1e-7, **kwargs):
        super().__init__(reduction="sum_over_batch_size", **kwargs)
        self.label = float(label)
        self.epsilon = epsilon

    def call(self, y_true, y_pred):
        del y_true  # the label is the same for every image
        wrong = self.label * (1.0 - y_pred) + (1.0 - self.label) * y_pred
        return -ops.mean(ops.log1p(-ops.minimum(wrong, 1.0 - self.epsilon)), axis=-1)


_REAL = AgainstLabel(1, name="against_real")
_FAKE = AgainstLabel(0, name="against_fake")


def discriminator_loss(real_probability, fake_probability):
    return _REAL(real_probability, real_probability) + _FAKE(fake_probability, fake_probability)


def generator_loss(fake_probability):
    return _REAL(fake_probability, fake_probability)
