# misconception: none
import keras
from keras import ops


class Sampling(keras.layers.Layer):
    def gauss(self, shape):
        # central limit theorem: mean 0 and variance 1
        total = sum(keras.random.uniform(shape) for _ in range(3))
        return 2.0 * total - 3.0

    def call(self, inputs):
        mean, log_var = inputs
        return mean + ops.exp(0.5 * log_var) * self.gauss(ops.shape(mean))
