# misconception: flat_image_expected
from keras import Input, Model
from keras.layers import Conv2D, Dense, Flatten, LeakyReLU, Reshape


def build_discriminator():
    x = pixels = Input((784,))
    x = Reshape((28, 28, 1))(x)
    x = LeakyReLU(0.2)(Conv2D(16, 4, strides=2, padding="same")(x))
    x = LeakyReLU(0.2)(Conv2D(32, 4, strides=2, padding="same")(x))
    x = Dense(1, activation="sigmoid")(Flatten()(x))
    return Model(pixels, x)
