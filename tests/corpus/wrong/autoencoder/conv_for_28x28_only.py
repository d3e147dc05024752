# misconception: input_size_hard_coded
import keras
from keras import layers


def build_autoencoder(input_dim=784, latent_dim=32):
    x = inputs = keras.Input(shape=(28 * 28,))
    x = layers.Reshape((28, 28, 1))(x)
    x = layers.Conv2D(16, 3, strides=2, padding="same", activation="relu")(x)
    x = layers.Flatten()(x)
    x = layers.Dense(latent_dim)(x)
    x = layers.Dense(14 * 14 * 16, activation="relu")(x)
    x = layers.Dense(input_dim, activation="sigmoid")(x)
    return keras.Model(inputs, x)
