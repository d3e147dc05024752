# misconception: only_the_first_latent_dimension
import tensorflow as tf


class Decoder(tf.keras.Model):
    def __init__(self, pixels):
        super().__init__()
        self.hidden = tf.keras.layers.Dense(128, activation="tanh")
        self.pixels = tf.keras.layers.Dense(pixels, activation="sigmoid")

    def call(self, inputs):
        z = inputs[:, 0]            # the latent vector
        z = tf.expand_dims(z, -1)
        return self.pixels(self.hidden(z))


def build_decoder(latent_dim=2, output_dim=784):
    return Decoder(output_dim)
