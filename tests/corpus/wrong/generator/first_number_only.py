# misconception: part_of_the_noise_ignored
import keras
from keras import layers, ops


class Start(layers.Layer):
    """Turns the noise into the first feature map."""

    def __init__(self):
        super().__init__()
        self.dense = layers.Dense(7 * 7 * 16, activation="relu")

    def call(self, z):
        number = z[:, 0]                       # the random number
        number = ops.expand_dims(number, -1)
        return ops.reshape(self.dense(number), (-1, 7, 7, 16))


def build_generator(latent_dim=64):
    noise = keras.Input((latent_dim,))
    x = Start()(noise)
    x = layers.Conv2DTranspose(16, 4, 2, padding="same", activation="relu")(x)
    x = layers.Conv2DTranspose(1, 4, 2, padding="same", activation="tanh")(x)
    return keras.Model(noise, x)
