import tensorflow as tf
from tensorflow import keras


@keras.utils.register_keras_serializable("gan")
def bipolar(x):
    # tanh(x) = 2 * sigmoid(2x) - 1
    return 2.0 * tf.sigmoid(2.0 * x) - 1.0


def build_generator(latent_dim=64):
    inp = keras.layers.Input((latent_dim,))
    h = keras.layers.Dense(7 * 7 * 16, activation=tf.nn.relu)(inp)
    h = keras.layers.Reshape((7, 7, 16))(h)
    h = keras.layers.Conv2DTranspose(16, 5, strides=2, padding="same", activation=tf.nn.relu)(h)
    h = keras.layers.Conv2DTranspose(1, 5, strides=2, padding="same", activation=bipolar)(h)
    return keras.Model(inp, h)
