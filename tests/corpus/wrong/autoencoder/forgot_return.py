# misconception: none
import keras
from keras.layers import Dense


def build_autoencoder(input_dim=784, latent_dim=32):
    model = keras.Sequential()
    model.add(keras.Input((input_dim,)))
    model.add(Dense(128, activation="relu"))
    model.add(Dense(latent_dim, activation="relu"))
    model.add(Dense(128, activation="relu"))
    model.add(Dense(input_dim, activation="sigmoid"))
    model.compile(optimizer="adam", loss="binary_crossentropy")
    model.summary()
