import keras
from keras import layers


def conv_block(x, filters):
    x = layers.Conv2D(filters, 5, strides=2, padding="same")(x)
    return layers.LeakyReLU(0.2)(x)


def build_discriminator():
    img = keras.Input((28, 28, 1))
    x = conv_block(conv_block(img, 32), 64)
    x = layers.Dropout(0.3)(layers.Flatten()(x))
    return keras.Model(img, layers.Dense(1)(x))
