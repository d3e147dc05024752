"""Sines as imaginary parts of turning pointers, in complex128; steps come first and are moved behind the pairs."""

import math

import tensorflow as tf


def slerp(start, end, steps):
    dtype = tf.convert_to_tensor(start).dtype
    x = tf.cast(start, tf.float64)
    y = tf.cast(end, tf.float64)
    dot = tf.reduce_sum(x * y, axis=1)
    # |x|^2 |y|^2 - (x . y)^2 = (|x| |y| sin(theta))^2, by the part of y that is at right angles to x
    rest = y - x * (dot / tf.reduce_sum(x * x, axis=1))[:, None]
    theta = tf.atan2(tf.norm(rest, axis=1) * tf.norm(x, axis=1), dot)

    def pointer(angle):
        return tf.math.imag(tf.exp(tf.complex(tf.zeros_like(angle), angle)))

    t = tf.cast(tf.range(steps), tf.float64)[:, None] / tf.cast(steps - 1, tf.float64)
    denominator = pointer(theta)
    small = theta < 1e-8
    denominator = tf.where(small, tf.ones_like(theta), denominator)
    a = tf.where(small[None], 1.0 - t, pointer((1.0 - t) * theta[None]) / denominator)
    b = tf.where(small[None], t + 0.0 * theta[None], pointer(t * theta[None]) / denominator)
    points = a[..., None] * x[None] + b[..., None] * y[None]  # (steps, batch, latent_dim)
    return tf.cast(tf.transpose(points, perm=(1, 0, 2)), dtype)


def morph(start, end, encoder, decoder, steps):
    path = slerp(encoder(start)[0], encoder(end)[0], steps)
    by_step = tf.reshape(tf.transpose(path, [1, 0, 2]), [-1, path.shape[2]])
    images = decoder(by_step)
    images = tf.reshape(images, [steps, -1, images.shape[-1]])
    return tf.einsum("sbp->bsp", images)
