import keras
from keras.layers import Conv2D, Conv2DTranspose, Dense, LeakyReLU, Reshape, SpectralNormalization


class SNGenerator(keras.Model):
    def __init__(self, latent_dim, ch=16, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [
            SpectralNormalization(Dense(7 * 7 * ch)),
            Reshape((7, 7, ch)),
            LeakyReLU(0.2),
            SpectralNormalization(Conv2DTranspose(ch, 4, strides=2, padding="same")),
            LeakyReLU(0.2),
            SpectralNormalization(Conv2DTranspose(ch, 4, strides=2, padding="same")),
            LeakyReLU(0.2),
            Conv2D(1, 3, padding="same", activation="tanh"),
        ]
        self.build((None, latent_dim))

    def build(self, input_shape):
        shape = input_shape
        for block in self.blocks:
            block.build(shape)
            shape = block.compute_output_shape(shape)
        self.built = True

    def call(self, x, training=None):
        for block in self.blocks:
            x = block(x, training=training) if isinstance(block, SpectralNormalization) else block(x)
        return x


def build_generator(latent_dim=64):
    return SNGenerator(latent_dim)
