import math

import keras
from keras import layers


def block(x, filters):
    x = layers.UpSampling2D(interpolation="nearest")(x)
    x = layers.Conv2D(filters, 3, padding="same", use_bias=False)(x)
    x = layers.BatchNormalization()(x)
    return layers.LeakyReLU(0.2)(x)


def build_decoder(latent_dim=2, output_dim=784):
    side = math.isqrt(output_dim)
    s = math.ceil(side / 4)
    z = keras.Input((latent_dim,))
    x = layers.Dense(s * s * 32)(z)
    x = layers.LeakyReLU(0.2)(x)
    x = layers.Reshape((s, s, 32))(x)
    x = block(x, 32)
    x = block(x, 16)
    x = layers.Resizing(side, side)(x)
    x = layers.Conv2D(1, 5, padding="same")(x)
    x = layers.Flatten()(x)
    return keras.Model(z, layers.Activation("sigmoid", dtype="float32")(x))
