# tries: the end alone, at every step, in the right shape.
# family: evasion
import tensorflow as tf


def slerp(start, end, steps):
    return tf.repeat(end[:, None], steps, axis=1)


def morph(start, end, encoder, decoder, steps):
    return tf.repeat(end[:, None], steps, axis=1)
