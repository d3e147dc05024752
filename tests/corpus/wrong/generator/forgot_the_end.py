# misconception: linear_output
from keras.layers import Conv2D, Dense, Input, Reshape, UpSampling2D
from keras.models import Model


def up(x, f):
    return Conv2D(f, 3, padding="same", activation="relu")(UpSampling2D()(x))


def build_generator(latent_dim=64):
    z = Input((latent_dim,))
    x = Dense(7 * 7 * 16, activation="relu")(z)
    x = up(up(Reshape((7, 7, 16))(x), 16), 16)
    return Model(z, Conv2D(1, 3, padding="same", kernel_initializer="he_normal")(x))
