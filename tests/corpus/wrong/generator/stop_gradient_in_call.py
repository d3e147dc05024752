# misconception: features_cut_from_the_gradient
import tensorflow as tf
from tensorflow import keras


class Gen(keras.Model):
    def __init__(self, zdim):
        super().__init__()
        self.start = keras.Sequential([keras.Input((zdim,)), keras.layers.Dense(7 * 7 * 16, activation="relu"),
                                       keras.layers.Reshape((7, 7, 16)),
                                       keras.layers.Conv2DTranspose(16, 3, 2, padding="same", activation="relu")])
        self.paint = keras.layers.Conv2DTranspose(1, 3, 2, padding="same", activation="tanh")

    def call(self, z):
        features = tf.stop_gradient(self.start(z))
        return self.paint(features)


def build_generator(latent_dim=64):
    return Gen(latent_dim)
