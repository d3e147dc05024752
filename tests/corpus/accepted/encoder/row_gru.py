"""Reads the square image row by row with a recurrent layer."""

import keras
import numpy as np
from keras import layers


def build_encoder(input_dim=784, latent_dim=2, units=48):
    side = int(np.sqrt(input_dim) + 0.5)
    image = keras.Input(shape=(input_dim,), name="image")
    rows = layers.Reshape((side, side))(image)
    summary = layers.Bidirectional(layers.GRU(units), merge_mode="concat")(rows)
    heads = [layers.Dense(latent_dim, name=name)(summary) for name in ("mean", "log_var")]
    return keras.Model(inputs=image, outputs=heads)
