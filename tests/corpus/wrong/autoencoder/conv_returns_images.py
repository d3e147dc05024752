# misconception: square_image_output
import keras
from keras import layers


def build_autoencoder(input_dim=784, latent_dim=32):
    side = int(input_dim ** 0.5)
    model = keras.Sequential([
        layers.Input((input_dim,)),
        layers.Reshape((side, side, 1)),
        layers.Conv2D(8, 3, padding="same", activation="relu"),
        layers.Flatten(),
        layers.Dense(latent_dim),
        layers.Dense(side * side * 4, activation="relu"),
        layers.Reshape((side, side, 4)),
        layers.Conv2D(1, 3, padding="same", activation="sigmoid"),
    ])
    return model
