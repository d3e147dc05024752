# misconception: features_cut_from_the_gradient
import keras
import numpy as np


class NumpyGenerator(keras.Model):
    def __init__(self, latent_dim):
        super().__init__()
        self.dense = keras.layers.Dense(7 * 7 * 16, activation="relu")
        self.deconv1 = keras.layers.Conv2DTranspose(16, 4, 2, padding="same", activation="relu")
        self.deconv2 = keras.layers.Conv2DTranspose(1, 4, 2, padding="same")

    def call(self, z):
        x = self.dense(z)
        x = self.deconv2(self.deconv1(keras.ops.reshape(x, (-1, 7, 7, 16))))
        return keras.ops.convert_to_tensor(np.tanh(x.numpy()))


def build_generator(latent_dim=64):
    return NumpyGenerator(latent_dim)
