# misconception: log_variance_for_standard_deviation
from keras import layers, ops, random


class Sampling(layers.Layer):
    def call(self, inputs):
        m, s = inputs[0], inputs[1]
        return ops.add(m, ops.multiply(s, random.normal(ops.shape(s))))
