# misconception: noise_added_in_the_decoder
import keras
from keras import layers, ops


class Reparameterize(layers.Layer):
    def call(self, z):
        eps = keras.random.normal(shape=ops.shape(z))
        return z + 0.5 * eps


def build_decoder(latent_dim=2, output_dim=784):
    return keras.Sequential([
        keras.Input((latent_dim,)),
        Reparameterize(),
        layers.Dense(128, activation="relu"),
        layers.Dense(output_dim, activation="sigmoid"),
    ])
