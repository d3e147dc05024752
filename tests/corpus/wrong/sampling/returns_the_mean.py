# misconception: no_noise
import keras
from keras import ops


class Sampling(keras.layers.Layer):
    def call(self, inputs):
        mean, log_var = inputs
        epsilon = ops.zeros(ops.shape(mean))
        return mean + ops.exp(0.5 * log_var) * epsilon
