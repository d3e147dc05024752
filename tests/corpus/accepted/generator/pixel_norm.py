"""In the manner of StyleGAN: the noise is first brought to length one per number, then come the convolutions."""

import keras
from keras import layers, ops


@keras.saving.register_keras_serializable()
class PixelNorm(layers.Layer):
    """Divides each vector by its root mean square, so that only its direction counts."""

    def call(self, inputs):
        return inputs * ops.rsqrt(ops.mean(ops.square(inputs), axis=-1, keepdims=True) + 1e-8)


def build_generator(latent_dim=64):
    noise = keras.Input((latent_dim,), name="noise")
    style = PixelNorm()(noise)
    style = layers.Dense(64)(style)
    style = PixelNorm()(layers.LeakyReLU(0.2)(style))
    image = layers.Reshape((7, 7, 8))(layers.Dense(7 * 7 * 8)(style))
    for filters in (16, 8):
        image = layers.UpSampling2D(2)(image)
        image = layers.Conv2D(filters, 3, padding="same")(image)
        image = PixelNorm()(layers.LeakyReLU(0.2)(image))
    image = layers.Conv2D(1, 1, activation="tanh")(image)
    return keras.Model(noise, image, name="generator")
