# misconception: weights_start_at_zero
import keras
from keras import ops


class Generator(keras.Model):
    def __init__(self, latent_dim):
        super().__init__()
        zeros = dict(initializer="zeros")
        self.w = self.add_weight(shape=(latent_dim, 7 * 7 * 8), name="w", **zeros)
        self.a = self.add_weight(shape=(7 * 7 * 8,), name="a", **zeros)
        self.k = self.add_weight(shape=(4, 4, 8, 8), name="k", **zeros)
        self.l = self.add_weight(shape=(4, 4, 1, 8), name="l", **zeros)
        self.b = self.add_weight(shape=(1,), name="b", **zeros)

    def call(self, z):
        h = ops.relu(ops.matmul(z, self.w) + self.a)
        h = ops.reshape(h, (-1, 7, 7, 8))
        h = ops.relu(ops.conv_transpose(h, self.k, strides=2, padding="same"))
        return ops.tanh(ops.conv_transpose(h, self.l, strides=2, padding="same") + self.b)


def build_generator(latent_dim=64):
    return Generator(latent_dim)
