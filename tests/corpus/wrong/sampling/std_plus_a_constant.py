# misconception: none
import keras
from keras import ops


class Sampling(keras.layers.Layer):
    def call(self, inputs):
        mean, log_var = inputs
        std = ops.exp(0.5 * log_var) + 1e-2  # never quite zero
        return mean + std * keras.random.normal(ops.shape(mean))
