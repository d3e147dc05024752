import keras
from keras import layers

keras.utils.set_random_seed(1234)   # so that my pictures are the same each time


def build_generator(latent_dim=64):
    noise = keras.Input(shape=(latent_dim,))
    x = layers.Dense(128, activation="relu")(noise)
    x = layers.Dropout(0.3, seed=7)(x)
    x = layers.Dense(7 * 7 * 16, activation="relu")(x)
    x = layers.Reshape((7, 7, 16))(x)
    x = layers.Conv2DTranspose(16, 3, strides=2, padding="same", activation="relu")(x)
    x = layers.SpatialDropout2D(0.2, seed=8)(x)
    x = layers.Conv2DTranspose(1, 3, strides=2, padding="same", activation="tanh")(x)
    return keras.models.Model(noise, x)
