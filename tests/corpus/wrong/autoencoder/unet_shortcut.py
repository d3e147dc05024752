# misconception: input_reaches_the_output
import math

import keras
from keras import layers


# with skip connection so that the output is sharper
def build_autoencoder(input_dim=784, latent_dim=32):
    s = math.isqrt(input_dim)
    inp = keras.Input((input_dim,))
    img = layers.Reshape((s, s, 1))(inp)
    down = layers.Conv2D(8, 3, padding="same", activation="relu")(img)
    code = layers.Dense(latent_dim)(layers.Flatten()(down))
    up = layers.Reshape((s, s, 4))(layers.Dense(s * s * 4, activation="relu")(code))
    up = layers.Concatenate()([up, img])
    out = layers.Conv2D(1, 3, padding="same", activation="sigmoid")(up)
    return keras.Model(inp, layers.Flatten()(out))
