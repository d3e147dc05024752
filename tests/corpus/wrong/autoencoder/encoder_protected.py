# misconception: gradient_stopped_at_the_code
import tensorflow as tf
from tensorflow.keras import layers


class Autoencoder(tf.keras.Model):
    def __init__(self, input_dim, latent_dim, **kw):
        super().__init__(**kw)
        self.e = layers.Dense(latent_dim, activation="tanh")
        self.h = layers.Dense(150, activation="selu")
        self.o = layers.Dense(input_dim, activation="sigmoid")

    def call(self, inputs):
        # the decoder should not disturb the encoder
        z = tf.stop_gradient(self.e(inputs))
        return self.o(self.h(z))


def build_autoencoder(input_dim=784, latent_dim=32):
    return Autoencoder(input_dim, latent_dim, name="ae")
