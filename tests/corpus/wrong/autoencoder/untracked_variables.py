# misconception: none
import numpy as np
import tensorflow as tf


class AE(tf.keras.Model):
    """All by hand: matrices, biases, matmul."""

    def __init__(self, n, k, h=100, seed=7):
        super().__init__()
        rng = np.random.default_rng(seed)

        def var(name, *shape):
            value = rng.normal(size=shape) / np.sqrt(shape[0])
            return tf.Variable(value.astype("float32"), name=name, trainable=True)

        self.w1, self.b1 = var("w1", n, h), tf.Variable(tf.zeros(h), name="b1")
        self.w2, self.b2 = var("w2", h, k), tf.Variable(tf.zeros(k), name="b2")
        self.w3, self.b3 = var("w3", k, h), tf.Variable(tf.zeros(h), name="b3")
        self.w4, self.b4 = var("w4", h, n), tf.Variable(tf.zeros(n), name="b4")

    def call(self, x):
        x = tf.cast(x, tf.float32)
        h = tf.tanh(x @ self.w1 + self.b1)
        z = h @ self.w2 + self.b2
        h = tf.tanh(z @ self.w3 + self.b3)
        return 1.0 / (1.0 + tf.exp(-(h @ self.w4 + self.b4)))


def build_autoencoder(input_dim=784, latent_dim=32):
    return AE(input_dim, latent_dim)
