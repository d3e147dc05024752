# misconception: input_reaches_the_output
# Latent_dim counts the channels of the narrowest feature map, whose every position carries them; the code is no vector of latent_dim numbers.
import math

import keras
from keras import layers


def build_autoencoder(input_dim=784, latent_dim=32):
    side = math.isqrt(input_dim)
    inputs = keras.Input((input_dim,))
    x = layers.Reshape((side, side, 1))(inputs)
    x = layers.Conv2D(16, 3, strides=2, padding="same", activation="relu")(x)
    x = layers.Conv2D(latent_dim, 3, strides=2, padding="same", name="code")(x)
    x = layers.Conv2DTranspose(16, 3, strides=2, padding="same", activation="relu")(x)
    x = layers.Conv2DTranspose(1, 3, strides=2, padding="same", activation="sigmoid")(x)
    x = layers.Cropping2D(((0, x.shape[1] - side), (0, x.shape[2] - side)))(x)
    return keras.Model(inputs, layers.Flatten()(x))
