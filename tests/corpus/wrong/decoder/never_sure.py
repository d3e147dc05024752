# misconception: none
import keras
from keras import layers


def build_decoder(latent_dim=2, output_dim=784):
    z = layers.Input((latent_dim,))
    h = layers.Dense(256, activation="relu")(z)
    p = layers.Dense(output_dim, activation="sigmoid")(h)
    # keep away from 0 and 1, otherwise the log explodes
    p = 0.2 + 0.6 * p
    return keras.Model(z, p)
