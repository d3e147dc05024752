import keras
from keras import layers


def build_autoencoder(input_dim=784, latent_dim=32):
    side = int(input_dim**0.5)
    small = side // 4

    encoder = keras.Sequential(
        [
            layers.Reshape((side, side, 1)),
            layers.Conv2D(16, 3, strides=2, padding="same", activation="relu"),
            layers.Conv2D(32, 3, strides=2, padding="same", activation="relu"),
            layers.Flatten(),
            layers.Dense(latent_dim),
        ]
    )
    decoder = keras.Sequential(
        [
            layers.Dense(small * small * 32, activation="relu"),
            layers.Reshape((small, small, 32)),
            layers.Conv2DTranspose(16, 3, strides=2, padding="same", activation="relu"),
            layers.Conv2DTranspose(1, 3, strides=2, padding="same", activation="sigmoid"),
            layers.Reshape((input_dim,)),
        ]
    )
    inputs = keras.Input((input_dim,))
    return keras.Model(inputs, decoder(encoder(inputs)))
