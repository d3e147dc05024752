# misconception: frozen_generator
import tensorflow as tf


class G(tf.keras.Model):
    def __init__(self, n):
        super().__init__()
        self.w = tf.random.normal((n, 7 * 7 * 16), stddev=0.1)
        self.k1 = tf.random.normal((4, 4, 16, 16), stddev=0.1)
        self.k2 = tf.random.normal((4, 4, 1, 16), stddev=0.1)

    def call(self, z):
        b = tf.shape(z)[0]
        x = tf.nn.relu(tf.reshape(z @ self.w, (b, 7, 7, 16)))
        x = tf.nn.relu(tf.nn.conv2d_transpose(x, self.k1, (b, 14, 14, 16), 2))
        return tf.tanh(tf.nn.conv2d_transpose(x, self.k2, (b, 28, 28, 1), 2))


def build_generator(latent_dim=64):
    return G(latent_dim)
