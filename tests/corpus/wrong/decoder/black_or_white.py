# misconception: pixels_rounded
import tensorflow as tf
from tensorflow.keras import layers


def build_decoder(latent_dim=2, output_dim=784):
    z = layers.Input((latent_dim,))
    h = layers.Dense(300, activation="relu")(z)
    p = layers.Dense(output_dim, activation="sigmoid")(h)
    image = layers.Lambda(lambda p: tf.cast(p > 0.5, tf.float32), output_shape=(output_dim,))(p)
    return tf.keras.Model(z, image)
