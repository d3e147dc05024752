# misconception: none
from tensorflow.keras import Sequential, Input
from tensorflow.keras.layers import Conv2DTranspose, Dense, Reshape


def build_generator(latent_dim=64):
    model = Sequential()
    model.add(Input((latent_dim,)))
    model.add(Dense(128, activation="relu"))
    model.add(Reshape((7, 7, 128)))
    model.add(Conv2DTranspose(64, 4, 2, padding="same", activation="relu"))
    model.add(Conv2DTranspose(1, 4, 2, padding="same", activation="tanh"))
    return model
