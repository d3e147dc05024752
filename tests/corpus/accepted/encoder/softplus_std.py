"""Predicts a standard deviation by softplus, and returns the logarithm of its square, which is any real number."""

import keras
from keras import layers, ops


class LogVarianceOfSoftplus(layers.Layer):
    """2 * log(softplus(h)), also where softplus(h) would underflow."""

    def call(self, h):
        low = h < -10.0
        # log(log(1 + e^h)) = h + log(1 - e^h / 2 + ...) for very negative h
        asymptotic = h + ops.log1p(-0.5 * ops.exp(ops.minimum(h, -10.0)))
        direct = ops.log(ops.softplus(ops.maximum(h, -10.0)))
        return 2.0 * ops.where(low, asymptotic, direct)

    def compute_output_shape(self, shape):
        return shape


def build_encoder(input_dim=784, latent_dim=2):
    # softplus(h) = 1 at h = log(e - 1): begin near the prior
    start = keras.initializers.Constant(0.5413)
    x = keras.Input((input_dim,))
    trunk = keras.Sequential([layers.Dense(200, "relu"), layers.Dense(100, "relu")], name="trunk")
    h = trunk(x)
    mean = layers.Dense(latent_dim)(h)
    log_var = LogVarianceOfSoftplus()(layers.Dense(latent_dim, bias_initializer=start)(h))
    return keras.Model(x, [mean, log_var])
