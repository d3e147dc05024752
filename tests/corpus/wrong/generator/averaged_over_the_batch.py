# misconception: none
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers


class Center(layers.Layer):
    def call(self, x):
        # average, for stability
        return tf.zeros_like(x) + tf.reduce_mean(x, axis=0, keepdims=True)


def build_generator(latent_dim=64):
    z = keras.Input((latent_dim,))
    h = layers.Dense(7 * 7 * 16)(z)
    h = Center()(h)
    h = layers.Reshape((7, 7, 16))(layers.ReLU()(h))
    h = layers.Conv2DTranspose(16, 4, 2, padding="same", activation="relu")(h)
    h = layers.Conv2DTranspose(1, 4, 2, padding="same", activation="tanh")(h)
    return keras.Model(z, h)
