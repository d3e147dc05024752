# misconception: tanh_output
import math

import keras
from keras import layers


def build_decoder(latent_dim=2, output_dim=784):
    s = math.isqrt(output_dim)
    model = keras.Sequential([keras.Input((latent_dim,))])
    model.add(layers.Dense(s * s * 8, use_bias=False))
    model.add(layers.BatchNormalization())
    model.add(layers.LeakyReLU())
    model.add(layers.Reshape((s, s, 8)))
    model.add(layers.Conv2DTranspose(4, 5, padding="same"))
    model.add(layers.LeakyReLU())
    model.add(layers.Conv2DTranspose(1, 5, padding="same", activation="tanh"))
    model.add(layers.Flatten())
    return model
