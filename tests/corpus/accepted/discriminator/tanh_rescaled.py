import tensorflow as tf
from tensorflow.keras import Model
from tensorflow.keras.layers import Conv2D, Dense, DepthwiseConv2D, Flatten, Input, SeparableConv2D


def build_discriminator():
    image = Input([28, 28, 1])
    h = Conv2D(8, 3, 2, padding="same", activation="swish")(image)
    h = DepthwiseConv2D(3, padding="same", activation="swish")(h)
    h = SeparableConv2D(24, 3, strides=2, padding="same", activation="swish")(h)
    h = Dense(1, activation="tanh")(Flatten()(h))
    return Model(image, 0.5 * (h + 1.0))     # [-1, 1] -> [0, 1]
