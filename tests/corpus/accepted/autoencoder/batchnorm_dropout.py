import keras
from keras.layers import BatchNormalization, Dense, Dropout, Input, LeakyReLU
from keras.models import Sequential


def build_autoencoder(input_dim=784, latent_dim=32):
    model = Sequential()
    model.add(Input(shape=(input_dim,)))
    # encoder
    model.add(Dense(256))
    model.add(BatchNormalization())
    model.add(LeakyReLU(negative_slope=0.2))
    model.add(Dropout(0.1))
    model.add(Dense(latent_dim))
    # decoder
    model.add(Dense(256))
    model.add(BatchNormalization())
    model.add(LeakyReLU(negative_slope=0.2))
    model.add(Dense(input_dim))
    model.add(keras.layers.Activation("sigmoid"))
    return model
