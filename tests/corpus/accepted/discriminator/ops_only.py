import keras
from keras import ops


class Critic(keras.Model):
    def build(self, input_shape):
        self.k1 = self.add_weight(shape=(3, 3, 1, 16), initializer="he_normal", name="k1")
        self.k2 = self.add_weight(shape=(3, 3, 16, 16), initializer="he_normal", name="k2")
        self.w = self.add_weight(shape=(16, 1), initializer="he_normal", name="w")
        self.b = self.add_weight(shape=(1,), initializer="zeros", name="b")

    def call(self, x):
        x = ops.leaky_relu(ops.conv(x, self.k1, strides=2, padding="same"))
        x = ops.max_pool(x, 2)
        x = ops.leaky_relu(ops.conv(x, self.k2, strides=1, padding="same"))
        x = ops.mean(x, axis=(1, 2))
        p = 1.0 / (1.0 + ops.exp(-ops.clip(ops.matmul(x, self.w) + self.b, -30.0, 30.0)))
        return ops.clip(p, 1e-7, 1 - 1e-7)   # log(0) is no fun


def build_discriminator():
    model = Critic()
    model.build((None, 28, 28, 1))
    return model
