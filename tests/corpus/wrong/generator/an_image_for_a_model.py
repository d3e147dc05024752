# misconception: none
import keras
from keras import layers


def build_generator(latent_dim=64):
    net = keras.Sequential([
        keras.Input((latent_dim,)),
        layers.Dense(7 * 7 * 16, activation="relu"),
        layers.Reshape((7, 7, 16)),
        layers.Conv2DTranspose(16, 4, strides=2, padding="same", activation="relu"),
        layers.Conv2DTranspose(1, 4, strides=2, padding="same", activation="tanh"),
    ])
    z = keras.random.normal((5, latent_dim))
    return net(z)
