import keras
from keras import layers


def build_autoencoder(input_dim=784, latent_dim=32):
    # the simplest one: one layer to encode, one to decode
    input_img = keras.Input(shape=(input_dim,))
    encoded = layers.Dense(latent_dim, activation='relu')(input_img)
    decoded = layers.Dense(input_dim, activation='sigmoid')(encoded)
    autoencoder = keras.Model(input_img, decoded)
    return autoencoder
