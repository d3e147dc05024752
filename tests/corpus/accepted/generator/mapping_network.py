import keras
from keras import layers, ops


class Modulate(layers.Layer):
    """Scale and shift the (instance-normalized) features with a style, as in StyleGAN."""

    def build(self, shapes):
        channels = shapes[0][-1]
        self.to_scale = layers.Dense(channels)
        self.to_scale.build(shapes[1])
        self.to_shift = layers.Dense(channels)
        self.to_shift.build(shapes[1])

    def call(self, inputs):
        x, w = inputs
        mean = ops.mean(x, axis=(1, 2), keepdims=True)
        var = ops.var(x, axis=(1, 2), keepdims=True)
        x = (x - mean) * ops.rsqrt(var + 1e-5)
        return x * (1 + self.to_scale(w)[:, None, None, :]) + self.to_shift(w)[:, None, None, :]


class Constant(layers.Layer):
    """A learned start image, the same for every z."""

    def build(self, shape):
        self.start = self.add_weight(shape=(1, 7, 7, 16), initializer="random_normal", name="start")

    def call(self, w):
        return ops.tile(self.start, (ops.shape(w)[0], 1, 1, 1))


def build_generator(latent_dim=64):
    z = keras.Input((latent_dim,), name="z")
    w = z
    for _ in range(2):
        w = layers.Dense(32, activation="leaky_relu")(w)
    x = Constant()(w)
    x = Modulate()([x, w])
    for width in (16, 8):
        x = layers.UpSampling2D(2)(x)
        x = layers.Conv2D(width, 3, padding="same", use_bias=False)(x)
        x = Modulate()([x, w])
        x = layers.LeakyReLU()(x)
    x = layers.Conv2D(1, 1)(x)
    return keras.Model(z, ops.tanh(x))
