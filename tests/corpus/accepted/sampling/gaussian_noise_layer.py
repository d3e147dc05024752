from keras import layers, ops


class Sampling(layers.Layer):
    def __init__(self):
        super().__init__()
        self.noise = layers.GaussianNoise(1.0)

    def call(self, inputs):
        mean, log_var = inputs
        # GaussianNoise is silent in inference, hence training=True
        epsilon = self.noise(ops.zeros_like(mean), training=True)
        return mean + ops.exp(log_var / 2.0) * epsilon
