# misconception: none
import tensorflow as tf


def build_encoder(input_dim=784, latent_dim=2):
    features = tf.keras.layers.Dense(512, activation="relu", trainable=False)  # random features
    x = tf.keras.Input((input_dim,))
    h = features(x)
    mean = tf.keras.layers.Dense(latent_dim)(h)
    log_var = tf.keras.layers.Dense(latent_dim)(h)
    return tf.keras.Model(x, [mean, log_var])
