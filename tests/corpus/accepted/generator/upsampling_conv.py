from tensorflow import keras
from tensorflow.keras.layers import (
    BatchNormalization, Conv2D, Dense, Input, ReLU, Reshape, UpSampling2D,
)
from tensorflow.keras.models import Model


def up_block(x, filters):
    # upsample + conv avoids the checkerboard of transposed convolutions
    x = UpSampling2D()(x)
    x = Conv2D(filters, kernel_size=3, padding="same")(x)
    x = BatchNormalization(momentum=0.8)(x)
    return ReLU()(x)


def build_generator(latent_dim=64):
    z = Input(shape=(latent_dim,), name="z")
    x = Dense(32 * 7 * 7, activation="relu")(z)
    x = Reshape((7, 7, 32))(x)
    x = up_block(x, 32)
    x = up_block(x, 16)
    img = Conv2D(1, kernel_size=3, padding="same", activation="tanh", name="img")(x)
    return Model(inputs=z, outputs=img)
