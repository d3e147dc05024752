# misconception: latent_dim_hard_coded
from tensorflow import keras

LATENT_DIM = 64      # as in the lesson


class MyGenerator:
    def __init__(self):
        self.z = keras.layers.Input((LATENT_DIM,))

    def network(self):
        x = keras.layers.Dense(7 * 7 * 20, activation="selu")(self.z)
        x = keras.layers.Reshape((7, 7, 20))(x)
        for filters in (20, 10):
            x = keras.layers.Conv2DTranspose(filters, 3, strides=2, padding="same", activation="selu")(x)
        x = keras.layers.Conv2D(1, 3, padding="same", activation="tanh")(x)
        return keras.Model(self.z, x)


def build_generator(latent_dim=64):
    return MyGenerator().network()
