# misconception: fully_connected_generator
import keras
from keras import layers


def build_generator(latent_dim=64):
    return keras.Sequential([
        keras.Input((latent_dim,)),
        layers.Dense(256), layers.LeakyReLU(0.2), layers.BatchNormalization(momentum=0.8),
        layers.Dense(512), layers.LeakyReLU(0.2), layers.BatchNormalization(momentum=0.8),
        layers.Dense(28 * 28, activation="tanh"),
        layers.Reshape((28, 28, 1)),
    ])
