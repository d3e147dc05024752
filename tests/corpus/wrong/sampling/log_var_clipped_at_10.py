# misconception: none
import keras
from keras import ops


class Sampling(keras.layers.Layer):
    def call(self, inputs):
        mean, log_var = inputs
        log_var = ops.clip(log_var, -10.0, 10.0)
        return mean + ops.exp(0.5 * log_var) * keras.random.normal(ops.shape(mean))
