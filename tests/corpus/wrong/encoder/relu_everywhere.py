# misconception: relu_on_the_mean
import tensorflow as tf
from tensorflow.keras import layers


def build_encoder(input_dim=784, latent_dim=2):
    inp = layers.Input(shape=(input_dim,))
    x = inp
    for units in [256, 128]:
        x = layers.Dense(units, activation="relu")(x)
    mu = layers.Dense(latent_dim, activation="relu", name="mu")(x)
    log_var = layers.Dense(latent_dim, name="log_var")(x)
    return tf.keras.Model(inp, [mu, log_var])
