# misconception: none
import keras
from keras import ops


class Sampling(keras.layers.Layer):
    def call(self, mean, log_var):
        eps = keras.random.normal(ops.shape(mean))
        return mean + ops.exp(0.5 * log_var) * eps
