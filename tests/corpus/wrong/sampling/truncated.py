# misconception: truncated_noise
import keras
from keras import ops


class Sampling(keras.layers.Layer):
    def call(self, inputs):
        mean, log_var = inputs
        # no outliers please
        eps = ops.clip(keras.random.normal(ops.shape(mean)), -2.0, 2.0)
        return mean + ops.exp(0.5 * log_var) * eps
