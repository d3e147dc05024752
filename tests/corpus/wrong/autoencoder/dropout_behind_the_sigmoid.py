# misconception: none
# In training, the pixels that dropout keeps are divided by 0.8, and go beyond 1.
import keras
from keras import layers


def build_autoencoder(input_dim=784, latent_dim=32):
    x = keras.Input((input_dim,))
    code = layers.Dense(latent_dim)(layers.Dense(128, activation="relu")(x))
    x_hat = layers.Dense(input_dim, activation="sigmoid")(layers.Dense(128, activation="relu")(code))
    return keras.Model(x, layers.Dropout(0.2)(x_hat))
