import keras
from keras import layers, ops


class Chunk(layers.Layer):
    """torch.chunk(x, 2, dim=-1)"""

    def call(self, x):
        return ops.split(x, 2, axis=-1)


def build_encoder(input_dim=784, latent_dim=2):
    net = keras.Sequential(
        [
            layers.Dense(300, activation="silu"),
            layers.Dense(300, activation="silu"),
            layers.Dense(2 * latent_dim),
        ],
        name="q_net",
    )
    x = keras.Input((input_dim,))
    mean, log_var = Chunk()(net(x))
    return keras.Model(x, [mean, log_var])
