import keras
from keras import ops


class Squeeze(keras.Model):
    """Weights are made in build, so that the sizes come from the data where possible."""

    def __init__(self, latent_dim, **kwargs):
        super().__init__(**kwargs)
        self.latent_dim = latent_dim

    def build(self, input_shape):
        n, k, h = input_shape[-1], self.latent_dim, 120
        self.e1 = self.add_weight(shape=(n, h), initializer="glorot_uniform", name="e1")
        self.c1 = self.add_weight(shape=(h,), initializer="zeros", name="c1")
        self.e2 = self.add_weight(shape=(h, k), initializer="glorot_uniform", name="e2")
        self.d1 = self.add_weight(shape=(k, h), initializer="glorot_uniform", name="d1")
        self.c2 = self.add_weight(shape=(h,), initializer="zeros", name="c2")
        self.d2 = self.add_weight(shape=(h, n), initializer="glorot_uniform", name="d2")
        self.c3 = self.add_weight(shape=(n,), initializer="zeros", name="c3")
        self.built = True

    def call(self, x):
        code = ops.matmul(ops.silu(ops.matmul(x, self.e1) + self.c1), self.e2)
        hidden = ops.silu(ops.matmul(code, self.d1) + self.c2)
        return ops.sigmoid(ops.matmul(hidden, self.d2) + self.c3)


def build_autoencoder(input_dim=784, latent_dim=32):
    model = Squeeze(latent_dim, name="squeeze")
    model.build((None, input_dim))
    return model
