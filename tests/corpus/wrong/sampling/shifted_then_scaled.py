# misconception: mean_scaled_with_the_noise
import keras
from keras import ops


class Sampling(keras.layers.Layer):
    """Draws from N(mean, 1), then applies the standard deviation."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.rng = keras.random.SeedGenerator(0)

    def call(self, inputs):
        mean, log_var = inputs
        z = keras.random.normal(ops.shape(mean), mean=mean, seed=self.rng)
        return ops.sqrt(ops.exp(log_var)) * z
