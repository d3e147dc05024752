# misconception: noise_not_scaled
import keras


class Sampling(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.noise = keras.layers.GaussianNoise(stddev=1.0)

    def call(self, inputs):
        mean, log_var = inputs
        return self.noise(mean, training=True)
