# misconception: none
import keras
from keras import layers


def build_generator(latent_dim=64):
    noise = keras.Input((latent_dim,))
    x = layers.Dense(7 * 7 * 32, activation="relu")(noise)
    x = layers.Reshape((7, 7, 32))(x)
    x = layers.Conv2DTranspose(32, 4, strides=2, padding="same", activation="relu")(x)
    x = layers.Conv2DTranspose(1, 4, strides=2, padding="same", activation="tanh")(x)
    model = keras.Model(noise, x)
    model.summary()
