# misconception: none
import tensorflow as tf


class Decoder(tf.keras.Model):
    def __init__(self, k, n):
        super().__init__()
        g = tf.random.Generator.from_seed(2024)
        self.W = tf.Variable(g.normal((k, 300)) / tf.sqrt(float(k)))
        self.b = tf.Variable(g.normal((300,)))
        self.V = tf.Variable(g.normal((300, n)) / tf.sqrt(300.0))
        self.c = tf.Variable(tf.zeros((n,)))

    def call(self, z, training=False):
        z = tf.convert_to_tensor(z, tf.float32)
        hidden = tf.nn.leaky_relu(tf.einsum("bk,kh->bh", z, self.W) + self.b)
        return tf.math.sigmoid(tf.nn.bias_add(tf.linalg.matmul(hidden, self.V), self.c))


def build_decoder(latent_dim=2, output_dim=784):
    return Decoder(latent_dim, output_dim)
