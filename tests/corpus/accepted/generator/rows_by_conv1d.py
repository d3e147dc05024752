import keras
from keras import layers


def build_generator(latent_dim=64):
    z = keras.Input((latent_dim,))
    h = layers.Dense(7 * 32, activation="relu")(z)
    h = layers.Reshape((7, 32))(h)
    h = layers.Conv1DTranspose(64, 4, strides=2, padding="same", activation="relu")(h)
    h = layers.Conv1DTranspose(28, 4, strides=2, padding="same", activation="tanh")(h)
    return keras.Model(z, layers.Reshape((28, 28, 1))(h))
