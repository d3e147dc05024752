# misconception: latent_dim_ignored
import keras
from keras import ops

CODE_SIZE = 32   # size of the bottleneck
HIDDEN = 100


class Net(keras.Model):
    def __init__(self, n):
        super().__init__()
        self.a = self.add_weight(shape=(n, HIDDEN), initializer="he_normal")
        self.b = self.add_weight(shape=(HIDDEN, CODE_SIZE), initializer="he_normal")
        self.c = self.add_weight(shape=(CODE_SIZE, HIDDEN), initializer="he_normal")
        self.d = self.add_weight(shape=(HIDDEN, n), initializer="glorot_normal")
        self.bias = self.add_weight(shape=(n,), initializer="zeros")
        self.built = True

    def call(self, x):
        z = ops.matmul(ops.relu(ops.matmul(x, self.a)), self.b)
        return ops.sigmoid(ops.matmul(ops.relu(ops.matmul(z, self.c)), self.d) + self.bias)


def build_autoencoder(input_dim=784, latent_dim=CODE_SIZE):
    return Net(input_dim)
