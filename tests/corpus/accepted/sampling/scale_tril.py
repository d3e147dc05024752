"""As for a full covariance: z = mean + L epsilon, with a diagonal Cholesky factor L."""

import keras
import tensorflow as tf
from keras import ops


class Sampling(keras.layers.Layer):
    def call(self, inputs):
        mean, log_var = inputs
        L = tf.linalg.diag(ops.exp(0.5 * log_var))
        epsilon = keras.random.normal(ops.shape(mean)[:1] + (mean.shape[-1], 1), dtype=mean.dtype)
        return mean + ops.squeeze(ops.matmul(L, epsilon), axis=-1)
