# misconception: none
# Batch normalization always uses the batch's statistics; a batch of one gives the same image whatever the noise.
import keras
from keras import layers


def build_generator(latent_dim=64):
    z = keras.Input((latent_dim,))
    x = layers.Dense(7 * 7 * 64, use_bias=False)(z)
    x = layers.BatchNormalization()(x, training=True)
    x = layers.LeakyReLU(0.2)(x)
    x = layers.Reshape((7, 7, 64))(x)
    x = layers.Conv2DTranspose(32, 4, strides=2, padding="same")(x)
    x = layers.LeakyReLU(0.2)(x)
    x = layers.Conv2DTranspose(1, 4, strides=2, padding="same", activation="tanh")(x)
    return keras.Model(z, x)
