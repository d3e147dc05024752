# misconception: variance_for_log_variance
import tensorflow as tf


def build_encoder(input_dim=784, latent_dim=2):
    inputs = tf.keras.Input((input_dim,))
    hidden = tf.keras.layers.Dense(300, activation=tf.nn.relu)(inputs)
    z_mean = tf.keras.layers.Dense(latent_dim)(hidden)
    z_var = tf.keras.layers.Dense(latent_dim, activation="exponential")(hidden)
    return tf.keras.Model(inputs, (z_mean, z_var))
