# misconception: none
import keras
from keras import layers


def build_decoder(latent_dim=2, output_dim=784):
    decoder = keras.Sequential([
        keras.Input((latent_dim,)),
        layers.Dense(128, activation="relu"),
        layers.Dense(output_dim, activation="sigmoid"),
    ])
    decoder.trainable = False   # only used for generating
    return decoder
