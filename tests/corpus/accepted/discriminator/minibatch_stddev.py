import keras
import tensorflow as tf


class MinibatchStdDev(keras.layers.Layer):
    """Adds one channel that tells how different the images of the batch are (ProGAN)."""

    def call(self, x):
        std = tf.math.sqrt(tf.math.reduce_variance(x, axis=0, keepdims=True) + 1e-8)
        mean = tf.reduce_mean(std, keepdims=True)
        shape = tf.shape(x)
        return tf.concat([x, tf.tile(mean, [shape[0], shape[1], shape[2], 1])], axis=-1)

    def compute_output_shape(self, input_shape):
        return tuple(input_shape[:-1]) + (input_shape[-1] + 1,)


def build_discriminator():
    image = keras.Input((28, 28, 1))
    x = keras.layers.Conv2D(16, 4, strides=2, padding="same", activation="leaky_relu")(image)
    x = keras.layers.Conv2D(32, 4, strides=2, padding="same", activation="leaky_relu")(x)
    x = MinibatchStdDev()(x)
    x = keras.layers.Conv2D(32, 3, padding="same", activation="leaky_relu")(x)
    x = keras.layers.Flatten()(x)
    x = keras.layers.Dense(1, activation="sigmoid")(x)
    return keras.Model(image, x)
