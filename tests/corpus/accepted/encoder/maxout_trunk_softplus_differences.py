"""A shared maxout trunk, two branches of different depth, and heads that are differences.

softplus(a) - softplus(b) is smooth and takes every real value, although each of its terms is positive.
"""

import keras
from keras import layers, ops


def maxout(h, units, pieces=3):
    out = layers.Dense(units)(h)
    for _ in range(pieces - 1):
        out = ops.maximum(out, layers.Dense(units)(h))
    return out


def any_real(h, units):
    up = layers.Dense(units, activation="softplus")(h)
    down = layers.Dense(units, activation="softplus")(h)
    return up - down


def build_encoder(input_dim=784, latent_dim=2):
    x = keras.Input((input_dim,))
    shared = maxout(x, 80)
    for_mean = layers.Dense(64, activation="mish")(shared)
    for_log_var = layers.Dense(32, activation="celu")(shared)
    for_log_var = layers.Dense(32, activation="celu")(for_log_var)
    return keras.Model(x, [any_real(for_mean, latent_dim), any_real(for_log_var, latent_dim)])
