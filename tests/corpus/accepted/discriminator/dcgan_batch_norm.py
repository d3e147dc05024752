from tensorflow import keras

init = keras.initializers.RandomNormal(mean=0.0, stddev=0.02)


def conv_block(x, filters, bn=True):
    x = keras.layers.Conv2D(filters, 4, strides=2, padding="same", use_bias=not bn, kernel_initializer=init)(x)
    if bn:
        x = keras.layers.BatchNormalization(epsilon=1e-5, momentum=0.9)(x)
    return keras.layers.LeakyReLU(negative_slope=0.2)(x)


def build_discriminator():
    inp = keras.layers.Input(shape=(28, 28, 1))
    x = conv_block(inp, 16, bn=False)
    x = conv_block(x, 32)
    x = conv_block(x, 64)
    x = keras.layers.Conv2D(1, 4, padding="valid", use_bias=False, kernel_initializer=init)(x)
    x = keras.layers.Flatten()(x)
    return keras.Model(inp, keras.layers.Activation(keras.activations.sigmoid)(x))
