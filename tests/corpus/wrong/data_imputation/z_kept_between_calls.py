# misconception: search_starts_elsewhere
# The variable z is kept for the next call of the same shape and not reset, so the search does not start at 0.
import keras
import numpy as np
import tensorflow as tf
from keras import ops

_latents = {}


def latents(shape):
    if shape not in _latents:
        _latents[shape] = tf.Variable(tf.zeros(shape))
    return _latents[shape]


def impute(images, known, decoder, latent_dim, steps=100):
    images = ops.convert_to_tensor(images, dtype="float32")
    known = ops.broadcast_to(ops.cast(known, "bool"), ops.shape(images))
    mask = ops.cast(known, "float32")
    x = ops.where(known, images, 0.0)
    z = latents((images.shape[0], latent_dim))
    optimizer = keras.optimizers.Adam(0.1)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            x_hat = ops.clip(decoder(z), 1e-7, 1 - 1e-7)
            bce = -(x * ops.log(x_hat) + (1 - x) * ops.log(1 - x_hat))
            cost = ops.sum(mask * bce) + 0.5 * ops.sum(z**2)
        optimizer.apply([tape.gradient(cost, z)], [z])
    return ops.where(known, images, decoder(z))
