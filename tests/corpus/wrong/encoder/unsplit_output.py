# misconception: heads_in_one_tensor
import keras
from keras import layers


def build_encoder(input_dim=784, latent_dim=2):
    # No activation, as in the CVAE tutorial: mean and logvar one after the other
    model = keras.Sequential(name="inference_net")
    model.add(keras.Input(shape=(input_dim,)))
    model.add(layers.Dense(256, activation="relu"))
    model.add(layers.Dense(latent_dim + latent_dim))
    return model
