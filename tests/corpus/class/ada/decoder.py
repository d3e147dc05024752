import keras
from keras import layers


def build_decoder(latent_dim=2, output_dim=784):
    side = int(output_dim ** 0.5 + 0.5)
    start = (side + 3) // 4
    latent_inputs = keras.Input(shape=(latent_dim,))
    x = layers.Dense(start * start * 64, activation="relu")(latent_inputs)
    x = layers.Reshape((start, start, 64))(x)
    x = layers.Conv2DTranspose(64, 3, activation="relu", strides=2, padding="same")(x)
    x = layers.Conv2DTranspose(32, 3, activation="relu", strides=2, padding="same")(x)
    x = layers.Conv2DTranspose(1, 3, activation="sigmoid", padding="same")(x)
    x = x[:, :side, :side, 0]
    return keras.Model(latent_inputs, layers.Reshape((output_dim,))(x), name="decoder")
