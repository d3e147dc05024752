import keras
from keras import layers


class Residual(layers.Layer):
    def __init__(self, width):
        super().__init__()
        self.branch = keras.Sequential([
            layers.LayerNormalization(),
            layers.Dense(width, activation="gelu"),
            layers.Dense(width, kernel_initializer="zeros"),   # starts as the identity
        ])

    def call(self, x):
        return x + self.branch(x)


def build_decoder(latent_dim=2, output_dim=784):
    z = keras.Input((latent_dim,))
    x = layers.Dense(128, activation="gelu")(z)
    for _ in range(3):
        x = Residual(128)(x)
    x = layers.LayerNormalization()(x)
    return keras.Model(z, layers.Dense(output_dim, activation="sigmoid")(x))
