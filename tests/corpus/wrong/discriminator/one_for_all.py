# misconception: none
import keras
from keras import ops


class Verdict(keras.Model):
    def __init__(self):
        super().__init__()
        self.conv = keras.layers.Conv2D(32, 5, strides=2, activation="relu")
        self.dense = keras.layers.Dense(1, activation="sigmoid")

    def call(self, images):
        h = self.conv(images)
        h = ops.mean(h, axis=(0, 1, 2), keepdims=False)     # global average pooling
        p = self.dense(h[None, :])
        return ops.broadcast_to(p, (ops.shape(images)[0], 1))


def build_discriminator():
    return Verdict()
