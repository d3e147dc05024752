import math

import keras
from keras import ops


class Sampling(keras.layers.Layer):
    # normal numbers made of uniform ones (Box and Muller, 1958)

    def call(self, inputs):
        mean, log_var = inputs
        shape = ops.shape(mean)
        u = keras.random.uniform(shape)
        v = keras.random.uniform(shape)
        radius = ops.sqrt(-2.0 * ops.log(1.0 - u))  # 1 - u is never 0
        eps = radius * ops.cos(2.0 * math.pi * v)
        return mean + ops.exp(log_var * 0.5) * eps
