import keras
from keras import layers


def build_discriminator():
    x = keras.Input(shape=(28, 28, 1), dtype="float32")
    h = layers.SpectralNormalization(layers.Conv2D(16, 4, strides=2, padding="same"))(x)
    h = layers.PReLU(shared_axes=[1, 2])(h)
    h = layers.Conv2D(32, 4, strides=2, padding="same", dtype="mixed_bfloat16")(h)
    h = layers.BatchNormalization()(h)
    h = layers.LeakyReLU(negative_slope=0.2)(h)
    h = layers.Flatten()(h)
    logit = layers.Dense(1, dtype="float32")(h)
    return keras.Model(x, layers.Activation("sigmoid", dtype="float32")(logit))
