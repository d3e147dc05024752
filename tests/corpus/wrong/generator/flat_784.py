# misconception: flat_image
from keras import Input, Model, ops
from keras.layers import Conv2D, Conv2DTranspose, Dense


class Gen(Model):
    def __init__(self, latent_dim):
        super().__init__()
        self.fc = Dense(7 * 7 * 8, activation="relu")
        self.c1 = Conv2DTranspose(8, 3, strides=4, padding="same", activation="relu")
        self.c2 = Conv2D(1, 3, padding="same", activation="tanh")

    def call(self, z):
        x = ops.reshape(self.fc(z), (-1, 7, 7, 8))
        x = self.c2(self.c1(x))
        return ops.reshape(x, (-1, 784))   # 784 pixels as in the VAE


def build_generator(latent_dim=64):
    z = Input((latent_dim,))
    return Model(z, Gen(latent_dim)(z))
