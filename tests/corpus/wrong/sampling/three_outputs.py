# misconception: more_than_z_returned
import keras
from keras import ops


class Sampling(keras.layers.Layer):
    def call(self, inputs):
        mean, log_var = inputs
        z = mean + ops.exp(0.5 * log_var) * keras.random.normal(ops.shape(mean))
        return mean, log_var, z
