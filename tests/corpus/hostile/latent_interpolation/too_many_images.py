# tries: a thousand times as many images as were asked for, of which some must be right.
# family: exhaustion
import tensorflow as tf


def slerp(start, end, steps):
    return tf.random.normal((len(start), 1000 * steps, start.shape[1]))


def morph(start, end, encoder, decoder, steps):
    return tf.random.uniform((len(start), 1000 * steps, 784))
