# misconception: image_cut_from_the_gradient
import keras
import tensorflow as tf
from keras import layers


class ToFloat(layers.Layer):
    """uint8 images are what the data set has"""

    def call(self, x):
        as_bytes = tf.cast(tf.round((x + 1.0) * 127.5), tf.uint8)
        return tf.cast(as_bytes, tf.float32) / 127.5 - 1.0


def build_discriminator():
    img = keras.Input((28, 28, 1))
    x = ToFloat()(img)
    x = layers.Conv2D(16, 4, 2, padding="same", activation="leaky_relu")(x)
    x = layers.Conv2D(32, 4, 2, padding="same", activation="leaky_relu")(x)
    x = layers.Dense(1, activation="sigmoid")(layers.Flatten()(x))
    return keras.Model(img, x)
