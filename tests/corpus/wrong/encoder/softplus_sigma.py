# misconception: variance_for_log_variance
import keras
from keras import layers, ops


class Heads(layers.Layer):
    def __init__(self, n, **kw):
        super().__init__(**kw)
        self.loc = layers.Dense(n)
        self.scale = layers.Dense(n)

    def call(self, h):
        # a variance has to be positive
        return self.loc(h), ops.softplus(self.scale(h))


def build_encoder(input_dim=784, latent_dim=2):
    image = keras.Input((input_dim,))
    h = layers.Dense(128, activation="relu")(image)
    h = layers.Dense(64, activation="relu")(h)
    mean, var = Heads(latent_dim)(h)
    return keras.Model(image, [mean, var])
