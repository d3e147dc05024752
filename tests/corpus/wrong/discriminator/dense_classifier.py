# misconception: fully_connected_discriminator
from tensorflow.keras.layers import Dense, Dropout, Flatten, Input, LeakyReLU
from tensorflow.keras.models import Sequential


def build_discriminator():
    model = Sequential()
    model.add(Input((28, 28, 1)))
    model.add(Flatten())
    model.add(Dense(512))
    model.add(LeakyReLU(0.2))
    model.add(Dropout(0.3))
    model.add(Dense(256))
    model.add(LeakyReLU(0.2))
    model.add(Dense(1, activation="sigmoid"))
    return model
