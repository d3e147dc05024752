# misconception: variance_for_standard_deviation
import keras
from keras import ops


class Sampling(keras.Layer):
    """z ~ N(mean, var)"""

    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.seed_generator = keras.random.SeedGenerator(seed)

    def call(self, inputs):
        mean, log_var = inputs
        var = ops.exp(log_var)
        return keras.random.normal(ops.shape(mean), mean, var, seed=self.seed_generator)
