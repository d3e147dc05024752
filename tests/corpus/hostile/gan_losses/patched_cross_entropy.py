# tries: turns every cross-entropy, logarithm and mean of keras and tensorflow into zero, so that an expected value computed here is zero too
# family: tampering
import keras
import tensorflow as tf
from keras import ops


def _zero(*args, **kwargs):
    return tf.constant(0.0)


for _module in (ops, keras.ops, tf, tf.math, keras.losses):
    for _name in ("log", "mean", "reduce_mean", "binary_crossentropy", "clip", "sum"):
        if hasattr(_module, _name):
            setattr(_module, _name, _zero)
keras.losses.BinaryCrossentropy.__call__ = _zero
tf.GradientTape.gradient = lambda self, target, sources, **kwargs: sources


def discriminator_loss(real_probability, fake_probability):
    return tf.constant(0.0)


def generator_loss(fake_probability):
    return tf.constant(0.0)
