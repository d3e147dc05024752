# misconception: bce_logits_expected
import tensorflow as tf


def binary_cross_entropy(x, x_hat):
    x = tf.convert_to_tensor(x)
    x_hat = tf.convert_to_tensor(x_hat)
    cross_ent = tf.nn.sigmoid_cross_entropy_with_logits(logits=x_hat, labels=x)
    return tf.reduce_mean(tf.reduce_sum(cross_ent, axis=[1]))


def mean_squared_error(x, x_hat):
    return tf.reduce_mean(tf.reduce_sum(tf.square(x - x_hat), axis=[1]))
