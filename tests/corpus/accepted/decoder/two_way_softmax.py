import keras
from keras import layers


def build_decoder(latent_dim=2, output_dim=784):
    z = keras.Input((latent_dim,))
    h = layers.Dense(200, activation="swish")(z)
    h = layers.Dense(output_dim * 2)(h)
    h = layers.Reshape((output_dim, 2))(h)
    p = layers.Softmax(axis=-1)(h)
    return keras.Model(z, p[:, :, 1])
