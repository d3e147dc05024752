# misconception: none
# dropout after the tanh scales the kept pixels by 1/0.7 when training=True, so they leave [-1, 1]
import keras
from keras import layers


class Generator(keras.Model):
    def __init__(self, latent_dim):
        super().__init__()
        self.body = keras.Sequential(
            [
                keras.Input((latent_dim,)),
                layers.Dense(7 * 7 * 32, activation="elu"),
                layers.Reshape((7, 7, 32)),
                layers.Conv2DTranspose(32, 4, strides=2, padding="same", activation="elu"),
                layers.Conv2DTranspose(1, 4, strides=2, padding="same", activation="tanh"),
            ]
        )
        self.regularize = layers.Dropout(0.3)

    def call(self, z, training=False):
        return self.regularize(self.body(z, training=training), training=training)


def build_generator(latent_dim=64):
    return Generator(latent_dim)
