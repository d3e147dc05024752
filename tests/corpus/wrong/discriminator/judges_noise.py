# misconception: none
from tensorflow import keras


def build_discriminator(latent_dim=64):
    z = keras.layers.Input((latent_dim,))
    x = keras.layers.Dense(7 * 7 * 16, activation="relu")(z)
    x = keras.layers.Reshape((7, 7, 16))(x)
    x = keras.layers.Conv2D(16, 3, activation="relu")(x)
    x = keras.layers.Flatten()(x)
    return keras.Model(z, keras.layers.Dense(1, activation="sigmoid")(x))
