# misconception: sigmoid_for_tanh
# Sigmoid in place of tanh, so that pixels lie in [0, 1] and never below 0.
import keras
from keras import layers


def build_generator(latent_dim=64):
    model = keras.Sequential()
    model.add(layers.Input((latent_dim,)))
    model.add(layers.Dense(7 * 7 * 64, activation="relu"))
    model.add(layers.Reshape((7, 7, 64)))
    model.add(layers.Conv2DTranspose(32, 4, strides=2, padding="same", activation="relu"))
    model.add(layers.Conv2DTranspose(16, 4, strides=2, padding="same", activation="relu"))
    model.add(layers.Conv2D(1, 3, padding="same", activation="sigmoid"))
    return model
