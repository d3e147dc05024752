# misconception: input_dim_hard_coded
import keras
from keras import layers

ORIGINAL_DIM = 28 * 28


def build_encoder(input_dim=ORIGINAL_DIM, latent_dim=2):
    inputs = keras.Input(shape=(ORIGINAL_DIM,))
    x = layers.Reshape((28, 28, 1))(inputs)
    x = layers.Conv2D(8, 5, strides=2, activation="relu")(x)
    x = layers.Flatten()(x)
    x = layers.Dense(32, activation="relu")(x)
    return keras.Model(inputs, [layers.Dense(latent_dim)(x), layers.Dense(latent_dim)(x)])
