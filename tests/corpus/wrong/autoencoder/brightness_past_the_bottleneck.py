# misconception: input_reaches_the_output
import keras
from keras import layers, ops


def build_autoencoder(input_dim=784, latent_dim=32):
    x = keras.Input((input_dim,))
    h = layers.Dense(128, activation="relu")(x)
    code = layers.Dense(latent_dim)(h)
    brightness = ops.mean(x, axis=1, keepdims=True)
    code = layers.Concatenate()([code, brightness])
    h = layers.Dense(128, activation="relu")(code)
    return keras.Model(x, layers.Dense(input_dim, activation="sigmoid")(h))
