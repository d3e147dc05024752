import keras
from keras import layers, ops


def build_decoder(latent_dim=2, output_dim=784):
    z = keras.Input((latent_dim,))
    h = layers.Dense(256, activation="relu")(z)
    p = layers.Dense(output_dim, activation="sigmoid")(h)
    return keras.Model(z, ops.clip(p, 1e-7, 1 - 1e-7))
