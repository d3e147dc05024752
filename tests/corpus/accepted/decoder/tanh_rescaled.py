import keras
from keras import layers, ops


def build_decoder(latent_dim=2, output_dim=784):
    z = keras.Input([latent_dim])
    h = layers.Dense(256, activation=ops.silu)(z)
    t = layers.Dense(output_dim, activation="tanh")(h)
    return keras.Model(z, (t + 1) / 2)          # (-1, 1) to (0, 1)
