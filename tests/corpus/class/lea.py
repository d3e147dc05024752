"""Sampling and the KL loss; the networks are still to come."""

import keras
from keras import ops


class Sampling(keras.layers.Layer):
    def call(self, inputs):
        mean, log_var = inputs
        return mean + ops.exp(0.5 * log_var) * keras.random.normal(ops.shape(mean))


def kl_loss(mean, log_var):
    terms = ops.square(mean) + ops.exp(log_var) - log_var - 1
    return ops.mean(ops.sum(terms, axis=-1)) / 2
