from keras import Input, Model, Sequential
from keras.layers import Conv2D, Conv2DTranspose, Dense, Permute, Reshape, UnitNormalization


def build_generator(latent_dim=64):
    # stem and painter are models of their own; the same refining convolution is used twice
    stem = Sequential([Input((latent_dim,)), Dense(98, "selu"), Dense(7 * 7 * 12, "selu"), Reshape((12, 7, 7)),
                       Permute((2, 3, 1))], name="stem")
    refine = Conv2D(12, 3, padding="same", activation="selu", name="refine")
    painter = Sequential([Input((28, 28, 12)), Conv2D(6, 3, padding="same", activation="selu"),
                          Conv2D(1, (3, 3), padding="same", activation="tanh")], name="painter")
    noise = Input((latent_dim,))
    x = stem(noise)
    x = refine(Conv2DTranspose(12, 2, strides=2)(x))
    x = refine(Conv2DTranspose(12, 2, strides=2)(x))
    return Model(noise, painter(x), name="nested")
