# misconception: arguments_swapped
import keras
from keras import ops


class Sampling(keras.layers.Layer):
    def call(self, inputs):
        log_var, mean = inputs
        return mean + ops.sqrt(ops.exp(log_var)) * keras.random.normal(ops.shape(mean))
