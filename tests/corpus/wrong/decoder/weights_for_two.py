# misconception: latent_dim_hard_coded
import keras
from keras import ops


class D(keras.Model):
    def __init__(self, n):
        super().__init__()
        # z is a point in the plane
        self.w = self.add_weight(shape=(2, 150), initializer="random_normal")
        self.b = self.add_weight(shape=(150,), initializer="random_uniform")
        self.v = self.add_weight(shape=(150, n), initializer="glorot_uniform")
        self.c = self.add_weight(shape=(n,), initializer="zeros")
        self.built = True

    def call(self, z):
        h = ops.leaky_relu(ops.matmul(z, self.w) + self.b)
        return ops.sigmoid(ops.matmul(h, self.v) + self.c)


def build_decoder(latent_dim=2, output_dim=784):
    return D(output_dim)
