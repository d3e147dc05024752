# misconception: none
import keras
from keras import layers, ops


def build_generator(latent_dim=64):
    z = keras.Input((latent_dim,))
    h = layers.Dense(7 * 7 * 32, activation="relu")(z)
    h = layers.Reshape((7, 7, 32))(h)
    h = layers.Conv2DTranspose(16, 4, 2, "same", activation="relu")(h)
    h = layers.Conv2DTranspose(1, 4, 2, "same")(h)
    return keras.Model(z, ops.clip(h, -0.99, 0.99))
