import keras
from keras import layers


def build_encoder(input_dim=784, latent_dim=2):
    x = keras.Input(shape=(input_dim,))
    h = layers.Dense(256, activation="elu", kernel_initializer="he_normal")(x)
    h = layers.Dense(64, activation="elu", kernel_initializer="he_normal")(h)
    mean = layers.Dense(latent_dim)(h)
    # zero weights: training starts with the prior's variance of 1 for every image
    log_var = layers.Dense(latent_dim, kernel_initializer="zeros")(h)
    return keras.Model(x, [mean, log_var])
