import tensorflow as tf


class RawGenerator(tf.keras.Model):
    """Weights by hand, only tf.nn below."""

    def __init__(self, n_z, **kw):
        super().__init__(**kw)
        init = tf.keras.initializers.RandomNormal(stddev=0.05)
        self.w0 = self.add_weight(shape=(n_z, 7 * 7 * 32), initializer=init, name="w0")
        self.b0 = self.add_weight(shape=(7 * 7 * 32,), initializer="zeros", name="b0")
        self.k1 = self.add_weight(shape=(5, 5, 16, 32), initializer=init, name="k1")
        self.b1 = self.add_weight(shape=(16,), initializer="zeros", name="b1")
        self.k2 = self.add_weight(shape=(5, 5, 1, 16), initializer=init, name="k2")
        self.b2 = self.add_weight(shape=(1,), initializer="zeros", name="b2")

    def call(self, z):
        n = tf.shape(z)[0]
        h = tf.nn.relu(tf.matmul(z, self.w0) + self.b0)
        h = tf.reshape(h, (n, 7, 7, 32))
        h = tf.nn.conv2d_transpose(h, self.k1, (n, 14, 14, 16), strides=2, padding="SAME")
        h = tf.nn.leaky_relu(tf.nn.bias_add(h, self.b1))
        h = tf.nn.conv2d_transpose(h, self.k2, (n, 28, 28, 1), strides=2, padding="SAME")
        return tf.math.tanh(tf.nn.bias_add(h, self.b2))


def build_generator(latent_dim=64):
    return RawGenerator(latent_dim, name="G")
