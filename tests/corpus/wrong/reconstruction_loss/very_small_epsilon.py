# misconception: bce_constant_lost_in_float32
from __future__ import annotations

import tensorflow as tf

EPSILON: float = 1e-12


def binary_cross_entropy(x: tf.Tensor, x_hat: tf.Tensor) -> tf.Tensor:
    safe = tf.clip_by_value(x_hat, EPSILON, 1.0 - EPSILON)
    per_pixel = x * tf.math.log(safe) + (1.0 - x) * tf.math.log(1.0 - safe)
    return tf.negative(tf.reduce_mean(tf.reduce_sum(per_pixel, axis=-1)))


def mean_squared_error(x: tf.Tensor, x_hat: tf.Tensor) -> tf.Tensor:
    return tf.reduce_mean(tf.reduce_sum(tf.square(x - x_hat), axis=-1))
