"""Reads the image row by row with a GRU and writes it row by row with another one."""
import keras
from keras import layers


def build_autoencoder(input_dim=784, latent_dim=32, units=96):
    side = int(round(input_dim ** 0.5))
    model = keras.Sequential(name="recurrent_autoencoder")
    model.add(layers.Input((input_dim,)))
    model.add(layers.Reshape((side, side)))
    model.add(layers.GRU(units))
    model.add(layers.Dense(latent_dim, activation="tanh", name="code"))
    model.add(layers.RepeatVector(side))
    model.add(layers.GRU(units, return_sequences=True))
    model.add(layers.TimeDistributed(layers.Dense(side, activation="sigmoid")))
    model.add(layers.Reshape((input_dim,)))
    return model
