import tensorflow as tf

K = tf.keras


class PixelNorm(K.layers.Layer):
    def call(self, x):
        return x / tf.sqrt(tf.reduce_mean(x ** 2, axis=-1, keepdims=True) + 1e-8)


class ProGAN(K.Model):
    def __init__(self):
        super().__init__()
        self.net = K.Sequential([
            K.layers.Dense(7 * 7 * 16),
            K.layers.Reshape((7, 7, 16)),
            K.layers.LeakyReLU(),
            PixelNorm(),
            K.layers.UpSampling2D(),
            K.layers.Conv2D(16, 3, padding="same"),
            K.layers.LeakyReLU(),
            PixelNorm(),
            K.layers.UpSampling2D(),
            K.layers.Conv2D(8, 3, padding="same"),
            K.layers.LeakyReLU(),
            PixelNorm(),
            K.layers.Conv2D(1, 1),
        ])

    def call(self, z):
        return tf.tanh(self.net(z))


def build_generator(latent_dim=64):
    g = ProGAN()
    g(tf.zeros((1, latent_dim)))   # creates the weights
    return g
