# misconception: numpy_noise
# The seed is a Python number drawn while tracing: new noise at every eager call, but the same at every call of a
# compiled function (tf.function, fit, predict).
import random

import keras
from keras import ops


class Sampling(keras.layers.Layer):
    def call(self, inputs):
        mean, log_var = inputs
        epsilon = keras.random.normal(ops.shape(mean), seed=random.randrange(2**31))
        return mean + ops.exp(0.5 * log_var) * epsilon
