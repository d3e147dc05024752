# misconception: no_nonlinear_hidden_layer
import tensorflow as tf


def build_decoder(latent_dim=2, output_dim=784):
    return tf.keras.Sequential([
        tf.keras.layers.Input(shape=(latent_dim,)),
        tf.keras.layers.Dense(output_dim, activation="sigmoid"),
    ])
