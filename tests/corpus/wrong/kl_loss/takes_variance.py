# misconception: variance_expected
import tensorflow as tf


def kl_loss(mean, var):
    terms = tf.square(mean) + var - 1.0 - tf.math.log(var)
    return tf.reduce_mean(0.5 * tf.reduce_sum(terms, axis=-1))


if __name__ == "__main__":
    print(kl_loss(tf.zeros((1, 2)), tf.ones((1, 2))))
