import keras
from keras import ops


class G(keras.Model):
    def __init__(self, latent_dim):
        super().__init__()
        he = keras.initializers.HeNormal(seed=11)
        self.dense = self.add_weight(shape=(latent_dim, 49 * 16), initializer=he, name="dense")
        self.first = self.add_weight(shape=(4, 4, 16, 16), initializer=keras.initializers.HeNormal(seed=12), name="first")
        self.second = self.add_weight(shape=(4, 4, 8, 16), initializer=keras.initializers.HeNormal(seed=13), name="second")
        self.last = self.add_weight(shape=(3, 3, 8, 1), initializer="glorot_uniform", name="last")
        self.bias = self.add_weight(shape=(1,), initializer="zeros", name="bias")

    def call(self, z):
        x = ops.silu(ops.matmul(z, self.dense))
        x = ops.reshape(x, (-1, 7, 7, 16))
        x = ops.silu(ops.conv_transpose(x, self.first, strides=2, padding="same"))
        x = ops.silu(ops.conv_transpose(x, self.second, strides=2, padding="same"))
        x = ops.conv(x, self.last, padding="same") + self.bias
        return ops.tanh(x)


def build_generator(latent_dim=64):
    return G(latent_dim)
