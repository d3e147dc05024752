# misconception: log_variance_gradient_cut
from keras import layers, ops, random


class Sampling(layers.Layer):
    def call(self, inputs):
        mean, log_var = inputs
        std = ops.stop_gradient(ops.exp(0.5 * log_var))
        noise = std * random.normal(ops.shape(std))
        return mean + noise
