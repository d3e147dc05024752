# misconception: none
# With training=True it returns a logit, not a probability (meant for from_logits=True).
import keras
from keras import layers, ops


class Discriminator(keras.Model):
    def __init__(self):
        super().__init__()
        self.body = keras.Sequential([
            layers.Conv2D(32, 4, strides=2, padding="same", activation="leaky_relu"),
            layers.Conv2D(64, 4, strides=2, padding="same", activation="leaky_relu"),
            layers.Flatten(),
            layers.Dense(1),
        ])

    def call(self, x, training=False):
        logit = self.body(x, training=training)
        if training:
            return logit
        return ops.sigmoid(logit)


def build_discriminator():
    return Discriminator()
