import keras
from keras.layers import Conv2D, Dense, Flatten, LeakyReLU, SpectralNormalization as SN


def build_discriminator():
    m = keras.Sequential()
    m.add(keras.Input((28, 28, 1)))
    for ch, stride in [(16, 1), (16, 2), (32, 2)]:
        m.add(SN(Conv2D(ch, 3 if stride == 1 else 4, strides=stride, padding="same")))
        m.add(LeakyReLU(0.1))
    m.add(Flatten())
    m.add(SN(Dense(1, activation="sigmoid")))
    return m
