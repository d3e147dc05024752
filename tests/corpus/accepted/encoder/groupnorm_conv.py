import keras
import numpy as np
from keras import layers

SEED = 20240101


def conv(filters, strides, seed):
    return layers.Conv2D(
        filters,
        3,
        strides=strides,
        padding="same",
        use_bias=False,
        kernel_initializer=keras.initializers.HeNormal(seed=seed),
    )


def block(x, filters, seed):
    skip = layers.Conv2D(filters, 1, strides=2, padding="same")(x)
    y = conv(filters, 2, seed)(x)
    y = layers.GroupNormalization(groups=4)(y)
    y = layers.Activation("relu")(y)
    y = conv(filters, 1, seed + 1)(y)
    y = layers.GroupNormalization(groups=4)(y)
    return layers.Activation("relu")(layers.Add()([skip, y]))


def build_encoder(input_dim=784, latent_dim=2):
    n = int(np.sqrt(input_dim))
    inputs = keras.Input((input_dim,))
    x = layers.Rescaling(2.0, offset=-1.0)(inputs)  # [0, 1] -> [-1, 1]
    x = layers.Reshape((n, n, 1))(x)
    x = block(x, 16, SEED)
    x = block(x, 32, SEED + 10)
    x = layers.Flatten()(x)
    mean = layers.Dense(latent_dim)(x)
    log_var = layers.Dense(latent_dim)(x)
    return keras.Model(inputs, (mean, log_var), name="conv_encoder")
