# Following the MNIST VAE tutorial
import tensorflow as tf
from tensorflow.keras import layers, Model


def build_encoder(input_dim=784, latent_dim=2):
    inputs = layers.Input(shape=(input_dim,), name='encoder_input')
    x = layers.Dense(512, activation='relu')(inputs)
    x = layers.Dense(256, activation='relu')(x)
    mu = layers.Dense(latent_dim, name='mu')(x)
    sigma = layers.Dense(latent_dim, name='log_sigma_squared')(x)
    return Model(inputs=inputs, outputs=(mu, sigma), name='encoder')


if __name__ == "__main__":
    build_encoder().summary()
    print(tf.__version__)
