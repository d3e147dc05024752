# misconception: square_image_output
import keras
from keras import layers


def build_decoder(latent_dim=2, output_dim=784):
    side = round(output_dim ** 0.5)
    z = keras.Input((latent_dim,))
    x = layers.Dense(64, activation="gelu")(z)
    x = layers.Dense(output_dim * 4, activation="gelu")(x)
    x = layers.Reshape((side, side, 4))(x)
    x = layers.Conv2D(1, 3, padding="same", activation="sigmoid")(x)
    return keras.Model(z, x)
