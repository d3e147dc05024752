# misconception: output_dim_hard_coded
import keras
from keras import layers


def build_decoder(latent_dim=2, output_dim=784):
    latent_inputs = keras.Input(shape=(latent_dim,))
    x = layers.Dense(7 * 7 * 16, activation="relu")(latent_inputs)
    x = layers.Reshape((7, 7, 16))(x)
    x = layers.Conv2DTranspose(16, 3, activation="relu", strides=2, padding="same")(x)
    x = layers.Conv2DTranspose(8, 3, activation="relu", strides=2, padding="same")(x)
    x = layers.Conv2DTranspose(1, 3, activation="sigmoid", padding="same")(x)
    decoder_outputs = layers.Flatten()(x)
    return keras.Model(latent_inputs, decoder_outputs, name="decoder")
