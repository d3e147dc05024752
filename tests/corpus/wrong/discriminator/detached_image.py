# misconception: image_cut_from_the_gradient
import tensorflow as tf


class Discriminator(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.net = tf.keras.Sequential([
            tf.keras.layers.Conv2D(16, 5, 2, padding="same"),
            tf.keras.layers.LeakyReLU(),
            tf.keras.layers.Conv2D(32, 5, 2, padding="same"),
            tf.keras.layers.LeakyReLU(),
            tf.keras.layers.Flatten(),
            tf.keras.layers.Dense(1, activation="sigmoid"),
        ])

    def call(self, images, training=False):
        images = tf.stop_gradient(images)    # do not train the generator in here (detach)
        return self.net(images, training=training)


def build_discriminator():
    return Discriminator()
