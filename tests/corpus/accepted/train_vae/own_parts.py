"""The lesson's classes, written out in this module, with a learning rate that falls."""

import keras
import tensorflow as tf
from keras import layers, ops


def build_encoder(input_dim=784, latent_dim=2):
    image = keras.Input(shape=(input_dim,))
    hidden = layers.Dense(64, activation="selu")(image)
    return keras.Model(image, [layers.Dense(latent_dim)(hidden), layers.Dense(latent_dim)(hidden)])


def build_decoder(latent_dim=2, output_dim=784):
    z = keras.Input(shape=(latent_dim,))
    hidden = layers.Dense(64, activation="selu")(z)
    return keras.Model(z, layers.Dense(output_dim, activation="sigmoid")(hidden))


class Sampling(layers.Layer):
    def call(self, inputs):
        mean, log_var = inputs
        return mean + ops.sqrt(ops.exp(log_var)) * keras.random.normal(ops.shape(mean))


def kl_loss(mean, log_var):
    return ops.mean(ops.sum(0.5 * (ops.exp(log_var) + mean * mean - 1.0 - log_var), axis=-1))


def binary_cross_entropy(x, x_hat):
    x_hat = ops.clip(x_hat, 1e-6, 1 - 1e-6)
    return -ops.sum(x * ops.log(x_hat) + (1 - x) * ops.log(1 - x_hat)) / ops.cast(ops.shape(x)[0], "float32")


class VAE(keras.Model):
    def __init__(self, encoder, decoder, sampling, kl_loss, reconstruction_loss, latent_dim, **kwargs):
        super().__init__(**kwargs)
        self.encoder = encoder
        self.decoder = decoder
        self.sampling = sampling
        self.kl_loss = kl_loss
        self.reconstruction_loss = reconstruction_loss
        self.latent_dim = latent_dim

    def call(self, x):
        return self.decoder(self.sampling(self.encoder(x)))

    def train_step(self, data):
        with tf.GradientTape() as tape:
            mean, log_var = self.encoder(data)
            reconstruction = self.reconstruction_loss(data, self.decoder(self.sampling([mean, log_var])))
            kl = self.kl_loss(mean, log_var)
            loss = reconstruction + kl
        weights = self.trainable_weights
        self.optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights))
        return {"loss": loss, "reconstruction_loss": reconstruction, "kl_loss": kl}


def build_vae():
    latent_dim = 12
    vae = VAE(
        build_encoder(784, latent_dim),
        build_decoder(latent_dim),
        Sampling(),
        kl_loss,
        binary_cross_entropy,
        latent_dim,
    )
    rate = keras.optimizers.schedules.ExponentialDecay(5e-3, 600, 0.6)
    vae.compile(keras.optimizers.Adam(rate))
    return vae
