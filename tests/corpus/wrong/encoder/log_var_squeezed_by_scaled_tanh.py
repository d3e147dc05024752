# misconception: none
# log_var is squeezed into (-8, 8) by a scaled tanh, but it must be able to take any real value.
import keras
from keras import layers


def build_encoder(input_dim=784, latent_dim=2):
    x = keras.Input(shape=(input_dim,))
    h = layers.Dense(256, activation="relu")(x)
    mean = layers.Dense(latent_dim, name="mean")(h)
    log_var = layers.Dense(latent_dim, name="log_var")(h)
    log_var = 8.0 * keras.ops.tanh(log_var / 8.0)  # keeps the training stable
    return keras.Model(x, [mean, log_var])
