import tensorflow as tf


class AE(tf.keras.Model):
    """All by hand: matrices, biases, matmul."""

    def __init__(self, n, k, h=100, seed=7):
        super().__init__()
        self.n = n
        sizes = [n, h, k, h, n]
        self.ws, self.bs = [], []
        for i, (a, b) in enumerate(zip(sizes, sizes[1:])):
            init = tf.keras.initializers.GlorotNormal(seed=seed + i)
            self.ws.append(self.add_weight(name=f"w{i}", shape=(a, b), initializer=init, trainable=True))
            self.bs.append(self.add_weight(name=f"b{i}", shape=(b,), initializer="zeros", trainable=True))
        self.built = True

    def call(self, x):
        x = tf.cast(x, tf.float32)
        h = tf.tanh(x @ self.ws[0] + self.bs[0])
        z = h @ self.ws[1] + self.bs[1]
        h = tf.tanh(z @ self.ws[2] + self.bs[2])
        return 1.0 / (1.0 + tf.exp(-(h @ self.ws[3] + self.bs[3])))


def build_autoencoder(input_dim=784, latent_dim=32):
    return AE(input_dim, latent_dim)
