# misconception: standard_deviation_for_variance
import tensorflow as tf


def kl_loss(mean: tf.Tensor, log_var: tf.Tensor) -> tf.Tensor:
    sigma = tf.exp(0.5 * log_var)
    per_image = tf.reduce_sum(tf.square(mean) + sigma - log_var - 1.0, axis=1)
    return 0.5 * tf.reduce_mean(per_image)
