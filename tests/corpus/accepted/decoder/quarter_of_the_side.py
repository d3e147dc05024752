import keras
from keras import layers


def build_decoder(latent_dim=2, output_dim=784):
    side = int(output_dim**0.5)
    small = side // 4
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(small * small * 32, activation="relu"),
            layers.Reshape((small, small, 32)),
            layers.Conv2DTranspose(16, 4, strides=2, padding="same", activation="relu"),
            layers.Conv2DTranspose(1, 4, strides=2, padding="same", activation="sigmoid"),
            layers.Reshape((output_dim,)),
        ]
    )
