from __future__ import annotations

import tensorflow as tf

_EPSILON: float = 1e-6


def _prepare(x, x_hat) -> tuple[tf.Tensor, tf.Tensor]:
    x = tf.convert_to_tensor(x, dtype=tf.float32)
    x_hat = tf.convert_to_tensor(x_hat, dtype=tf.float32)
    x.shape.assert_is_compatible_with(x_hat.shape)
    if x.shape.rank is not None and x.shape.rank != 2:
        raise ValueError(f"expected (batch, pixels), got {x.shape}")
    return x, x_hat


def binary_cross_entropy(x: tf.Tensor, x_hat: tf.Tensor) -> tf.Tensor:
    """Bernoulli negative log-likelihood per image."""
    target, probability = _prepare(x, x_hat)
    probability = tf.minimum(tf.maximum(probability, _EPSILON), 1.0 - _EPSILON)
    log_likelihood = target * tf.math.log(probability)
    log_likelihood += (1.0 - target) * tf.math.log(1.0 - probability)
    per_image = tf.reduce_sum(log_likelihood, axis=1)
    return tf.negative(tf.reduce_mean(per_image, axis=0))


def mean_squared_error(x: tf.Tensor, x_hat: tf.Tensor) -> tf.Tensor:
    target, output = _prepare(x, x_hat)
    per_image = tf.reduce_sum(tf.square(output - target), axis=1)
    return tf.reduce_mean(per_image, axis=0)
