# misconception: tanh_for_sigmoid
import tensorflow as tf


class D(tf.keras.Model):
    """1 = real, -1 = fake"""

    def __init__(self):
        super().__init__()
        self.k1 = self.add_weight(shape=(5, 5, 1, 16), initializer="glorot_uniform", name="k1")
        self.k2 = self.add_weight(shape=(5, 5, 16, 32), initializer="glorot_uniform", name="k2")
        self.w = self.add_weight(shape=(7 * 7 * 32, 1), initializer="glorot_uniform", name="w")

    def call(self, x):
        x = tf.nn.leaky_relu(tf.nn.conv2d(x, self.k1, 2, "SAME"))
        x = tf.nn.leaky_relu(tf.nn.conv2d(x, self.k2, 2, "SAME"))
        return tf.tanh(tf.reshape(x, (-1, 7 * 7 * 32)) @ self.w)


def build_discriminator():
    return D()
