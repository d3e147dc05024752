import tensorflow as tf


class D(tf.keras.Model):
    def __init__(self):
        super().__init__()
        g = tf.keras.initializers.GlorotNormal()
        self.k1 = self.add_weight(shape=(5, 5, 1, 12), initializer=g, name="k1")
        self.b1 = self.add_weight(shape=(12,), initializer="zeros", name="b1")
        self.k2 = self.add_weight(shape=(5, 5, 12, 24), initializer=g, name="k2")
        self.b2 = self.add_weight(shape=(24,), initializer="zeros", name="b2")
        self.w = self.add_weight(shape=(7 * 7 * 24, 1), initializer=g, name="w")
        self.b = self.add_weight(shape=(1,), initializer="zeros", name="b")

    def call(self, x):
        h = tf.nn.leaky_relu(tf.nn.conv2d(x, self.k1, strides=2, padding="SAME") + self.b1)
        h = tf.nn.leaky_relu(tf.nn.conv2d(h, self.k2, strides=2, padding="SAME") + self.b2)
        h = tf.reshape(h, (-1, 7 * 7 * 24))
        return tf.math.sigmoid(h @ self.w + self.b)


def build_discriminator():
    return D()
