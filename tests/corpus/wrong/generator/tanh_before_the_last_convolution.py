# misconception: linear_output
import keras
from keras import layers


def build_generator(latent_dim=64):
    z = keras.Input((latent_dim,))
    h = layers.Dense(7 * 7 * 32, activation="relu")(z)
    h = layers.Reshape((7, 7, 32))(h)
    h = layers.Conv2DTranspose(16, 4, 2, "same", activation="relu")(h)
    h = layers.Conv2DTranspose(8, 4, 2, "same", activation="tanh")(h)
    return keras.Model(z, layers.Conv2D(1, 3, padding="same")(h))
