import keras
from keras import layers


class Generator(keras.Model):
    def __init__(self, nz, ngf=16):
        super().__init__()
        self.nz = nz
        self.main = keras.Sequential(
            [
                layers.Conv2DTranspose(ngf * 2, 7, strides=1, padding="valid", use_bias=False),
                layers.GroupNormalization(4),
                layers.ReLU(),
                layers.Conv2DTranspose(ngf, 4, strides=2, padding="same", use_bias=False),
                layers.GroupNormalization(4),
                layers.ReLU(),
                layers.Conv2DTranspose(1, 4, strides=2, padding="same", use_bias=False),
            ]
        )

    def call(self, z):
        return keras.ops.tanh(self.main(keras.ops.reshape(z, (-1, 1, 1, self.nz))))


def build_generator(latent_dim=64):
    return Generator(latent_dim)
