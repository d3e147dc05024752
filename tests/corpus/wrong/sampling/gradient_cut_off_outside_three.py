import keras
from keras import ops


def _keep_value_limit_gradient(x):
    limited = ops.clip(x, -3.0, 3.0)
    return limited + ops.stop_gradient(x - limited)


class Sampling(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.seed_generator = keras.random.SeedGenerator()

    def call(self, inputs):
        mean, log_var = inputs
        std = ops.exp(0.5 * _keep_value_limit_gradient(log_var))
        epsilon = keras.random.normal(ops.shape(std), dtype=std.dtype, seed=self.seed_generator)
        return mean + std * epsilon
