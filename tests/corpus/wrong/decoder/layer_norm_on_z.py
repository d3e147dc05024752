# misconception: none
# LayerNormalization straight on z: for latent_dim=2 all that is left is which coordinate is larger, for latent_dim=1 nothing at all.
import keras
from keras import layers


def build_decoder(latent_dim=2, output_dim=784):
    z = keras.Input((latent_dim,))
    h = layers.LayerNormalization()(z)
    h = layers.Dense(128, activation="relu")(h)
    h = layers.LayerNormalization()(h)
    h = layers.Dense(256, activation="relu")(h)
    return keras.Model(z, layers.Dense(output_dim, activation="sigmoid")(h))
