"""StyleGAN in small: the picture starts from a learned constant, and the noise only modulates the feature maps."""

import keras
from keras import layers


class Canvas(layers.Layer):
    """The same learned 7x7 map for every row of noise."""

    def __init__(self, channels, **kwargs):
        super().__init__(**kwargs)
        self.channels = channels

    def build(self, input_shape):
        self.canvas = self.add_weight(
            shape=(1, 7, 7, self.channels), initializer=keras.initializers.RandomNormal(stddev=1.0), name="canvas"
        )

    def call(self, style):
        scale = keras.ops.reshape(style, (-1, 1, 1, self.channels))
        return self.canvas * (1.0 + scale)

    def compute_output_shape(self, input_shape):
        return (input_shape[0], 7, 7, self.channels)


def modulate(x, w, channels):
    gain = layers.Reshape((1, 1, channels))(layers.Dense(channels)(w))
    shift = layers.Reshape((1, 1, channels))(layers.Dense(channels)(w))
    return layers.Add()([x, layers.Multiply()([x, gain]), shift])


def build_generator(latent_dim=64):
    z = keras.Input((latent_dim,))
    w = z
    for _ in range(3):
        w = layers.Dense(64)(w)
        w = layers.LeakyReLU(negative_slope=0.2)(w)
    x = Canvas(64)(layers.Dense(64)(w))
    for channels in (48, 32):
        x = layers.UpSampling2D()(x)
        x = layers.Conv2D(channels, 3, padding="same")(x)
        x = modulate(x, w, channels)
        x = layers.LeakyReLU(negative_slope=0.2)(x)
    rgb = layers.Conv2D(1, 1)(x)
    detail = layers.Conv2D(1, 5, padding="same")(x)
    return keras.Model(z, layers.Activation(keras.activations.tanh)(layers.Add()([rgb, detail])))
