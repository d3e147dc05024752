import keras
from keras import ops


class Sampling(keras.layers.Layer):
    def call(self, inputs):
        mean, log_var = inputs
        std = ops.sqrt(ops.exp(log_var))
        # shifts and scales inside, so the gradient goes through mean and stddev
        return keras.random.normal(ops.shape(mean), mean=mean, stddev=std)
