# misconception: half_outside_the_exponential
import keras
import numpy as np


class Sampling(keras.layers.Layer):
    HALF = np.float32(0.5)

    def call(self, inputs):
        mean, log_var = inputs
        noise = keras.random.normal(keras.ops.shape(mean))
        return mean + self.HALF * keras.ops.exp(log_var) * noise
