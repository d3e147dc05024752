# misconception: noise_drawn_inside
import keras
from keras import layers, ops


class Generator(keras.Model):
    def __init__(self, latent_dim, **kwargs):
        super().__init__(**kwargs)
        self.latent_dim = latent_dim
        self.seed = keras.random.SeedGenerator()
        self.body = keras.Sequential([
            keras.Input((latent_dim,)),
            layers.Dense(7 * 7 * 16), layers.PReLU(), layers.Reshape((7, 7, 16)),
            layers.Conv2DTranspose(16, 4, 2, "same"), layers.PReLU(shared_axes=[1, 2]),
            layers.Conv2DTranspose(1, 4, 2, "same", activation="tanh"),
        ])

    def call(self, inputs):
        z = keras.random.normal((ops.shape(inputs)[0], self.latent_dim), seed=self.seed)
        return self.body(z)


def build_generator(latent_dim=64):
    return Generator(latent_dim)
