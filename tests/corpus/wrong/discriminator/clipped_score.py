# misconception: clipping_for_sigmoid
import tensorflow as tf
from tensorflow import keras


def build_discriminator():
    image = keras.Input((28, 28, 1))
    h = keras.layers.Conv2D(16, 4, strides=2, padding="same", activation="elu")(image)
    h = keras.layers.Conv2D(32, 4, strides=2, padding="same", activation="elu")(h)
    h = keras.layers.GlobalAveragePooling2D()(h)
    score = keras.layers.Dense(1)(h)
    probability = keras.layers.Lambda(lambda s: tf.minimum(tf.maximum(s, 0.0), 1.0), output_shape=(1,))(score)
    return keras.Model(image, probability)
