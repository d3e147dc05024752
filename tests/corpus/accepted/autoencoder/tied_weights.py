import keras
from keras import layers, ops


class TiedDense(layers.Layer):
    """Uses the transposed kernel of another Dense layer."""

    def __init__(self, source, units, activation=None, **kwargs):
        super().__init__(**kwargs)
        self.source = source
        self.units = units
        self.activation = keras.activations.get(activation)

    def build(self, input_shape):
        self.bias = self.add_weight(shape=(self.units,), initializer="zeros", name="bias")

    def call(self, x):
        return self.activation(ops.matmul(x, ops.transpose(self.source.kernel)) + self.bias)


def build_autoencoder(input_dim=784, latent_dim=32):
    first = layers.Dense(150, activation="swish")
    second = layers.Dense(latent_dim)
    x = keras.Input((input_dim,))
    code = second(first(x))
    h = TiedDense(second, 150, "swish")(code)
    y = TiedDense(first, input_dim, "sigmoid")(h)
    return keras.Model(x, y)
