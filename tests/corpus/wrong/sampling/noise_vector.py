# misconception: one_noise_for_the_batch
import keras
from keras import ops


class Sampling(keras.layers.Layer):
    def call(self, inputs):
        mean, log_var = inputs
        latent_dim = ops.shape(mean)[1]
        eps = keras.random.normal((latent_dim,))
        return mean + ops.exp(log_var / 2) * eps
