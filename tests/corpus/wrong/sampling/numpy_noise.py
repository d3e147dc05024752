# misconception: numpy_noise
import numpy as np
import tensorflow as tf

rng = np.random.default_rng()


class Sampling(tf.keras.layers.Layer):
    def call(self, inputs):
        mean, log_var = inputs
        n, d = mean.shape
        epsilon = rng.standard_normal((n or 32, d)).astype("float32")
        return mean + tf.exp(0.5 * log_var) * epsilon
