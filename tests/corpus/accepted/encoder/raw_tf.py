import tensorflow as tf


class MLPEncoder(tf.keras.Model):
    """Plain matrix products, the way the paper's appendix C writes them."""

    def __init__(self, n_in, n_hidden, n_latent):
        super().__init__()

        def weight(name, rows, cols):
            return self.add_weight(
                name=name,
                shape=(rows, cols),
                initializer=tf.keras.initializers.RandomNormal(stddev=(1.0 / rows) ** 0.5),
            )

        def bias(name, cols):
            return self.add_weight(name=name, shape=(cols,), initializer="zeros")

        self.w3, self.b3 = weight("w3", n_in, n_hidden), bias("b3", n_hidden)
        self.w4, self.b4 = weight("w4", n_hidden, n_latent), bias("b4", n_latent)
        self.w5, self.b5 = weight("w5", n_hidden, n_latent), bias("b5", n_latent)

    def call(self, x):
        x = tf.cast(x, tf.float32)
        h = tf.math.tanh(tf.matmul(x, self.w3) + self.b3)
        mu = tf.matmul(h, self.w4) + self.b4
        log_sigma2 = tf.matmul(h, self.w5) + self.b5
        return [mu, log_sigma2]


def build_encoder(input_dim=784, latent_dim=2):
    return MLPEncoder(input_dim, 500, latent_dim)
