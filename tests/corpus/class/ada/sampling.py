import keras as k


class Sampling(k.Layer):
    def call(self, i):
        return i[0] + k.ops.exp(i[1] / 2) * k.random.normal(k.ops.shape(i[1]))
