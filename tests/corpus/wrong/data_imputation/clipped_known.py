# misconception: none
# Known pixels come back clipped to [1e-6, 1 - 1e-6], not exactly as they were given.
import keras
import numpy as np
import tensorflow as tf
from keras import ops


def impute(images, known, decoder, latent_dim, steps=100):
    images = ops.convert_to_tensor(images, dtype="float32")
    images = ops.clip(images, 1e-6, 1 - 1e-6)  # no log of zero
    known = ops.broadcast_to(ops.cast(known, "bool"), ops.shape(images))
    mask = ops.cast(known, "float32")
    x = ops.where(known, images, 0.0)
    z = tf.Variable(tf.zeros((images.shape[0], latent_dim)))
    optimizer = keras.optimizers.Adam(0.1)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            x_hat = ops.clip(decoder(z), 1e-7, 1 - 1e-7)
            bce = -(x * ops.log(x_hat) + (1 - x) * ops.log(1 - x_hat))
            cost = ops.sum(mask * bce) + 0.5 * ops.sum(z**2)
        optimizer.apply([tape.gradient(cost, z)], [z])
    return ops.where(known, images, decoder(z))
