# misconception: latent_dim_hard_coded
import tensorflow as tf
from tensorflow.keras.layers import Conv2D, Dense, Flatten, Reshape


def build_encoder(input_dim=784, latent_dim=2):
    side = int(input_dim**0.5)
    i = tf.keras.Input(shape=(input_dim,))
    x = Reshape((side, side, 1))(i)
    x = Conv2D(16, 3, strides=2, activation="relu", padding="same")(x)
    x = Conv2D(32, 3, strides=2, activation="relu", padding="same")(x)
    x = Flatten()(x)
    mean = Dense(2)(x)
    log_var = Dense(2)(x)
    return tf.keras.Model(i, [mean, log_var])
