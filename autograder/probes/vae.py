"""Runs beside a submitted VAE that is put together from stand-ins: single layers, and made-up losses."""

import keras
import tensorflow as tf

from autograder.probes.shared import training


class Draw(keras.layers.Layer):
    """Stands in for the sampling layer: it draws from the standard normal where mean and log_var are zero.

    Args:
        shift: How far log_var moves z.
        spread: The standard deviation where log_var is zero; 0 for no noise at all.
    """

    def __init__(self, shift, spread):
        super().__init__()
        self.shift = shift
        self.spread = spread

    def call(self, inputs):
        """Return z for `[mean, log_var]`, each (batch, latent_dim)."""
        mean, log_variance = inputs
        noise = keras.random.normal(tf.shape(mean)) if self.spread else 0.0
        return mean + self.shift * log_variance + self.spread * (1.0 + log_variance) * noise


def assemble(submission, parts, constants, spread=0.0):
    """Return a VAE, and the variables of its layers: kernel and bias of mean, log_var and pixels.

    Args:
        submission: What defines the class VAE.
        parts: The weights of the three layers, pairs of kernel and bias.
        constants: The numbers in the losses, the sampling layer and the optimizer.
        spread: See `Draw`.
    """
    latent_dim = parts[0][0].shape[1]
    mean, log_var = (training.dense(weights, "tanh") for weights in parts[:2])
    pixels = training.dense(parts[2], "sigmoid")
    image, z = keras.Input((784,)), keras.Input((latent_dim,))
    encoder = keras.Model(image, [mean(image), log_var(image)])
    decoder = keras.Model(z, pixels(z))

    def kl_loss(mean, log_var):
        cost = constants["pull"] * tf.square(mean - constants["centre"]) + log_var
        return tf.reduce_mean(tf.reduce_sum(cost, axis=1))

    def reconstruction_loss(x, x_hat):
        cost = tf.square(constants["gain"] * x_hat - x)
        return constants["weight"] * tf.reduce_mean(tf.reduce_sum(cost, axis=1))

    draw = Draw(constants["shift"], spread)
    vae = submission.VAE(encoder, decoder, draw, kl_loss, reconstruction_loss, latent_dim)
    return vae, [[layer.kernel, layer.bias] for layer in (mean, log_var, pixels)]


def reconstruct(submission, parts, constants, x):
    """Return what the model makes of images, (batch, 784)."""
    vae, _ = assemble(submission, parts, constants)
    return vae(x)


def step(submission, parts, constants, x):
    """Return what one training step reports, and the weights after it."""
    vae, variables = assemble(submission, parts, constants)
    vae.compile(keras.optimizers.SGD(constants["rate"]))
    return [vae.train_step(x), variables]


def fit(submission, parts, constants, x):
    """Train by `fit` for one batch; return the weights after it, and the operations of the compiled step."""
    vae, variables = assemble(submission, parts, constants)
    vae.compile(keras.optimizers.SGD(constants["rate"]))
    vae.fit(x.numpy(), batch_size=len(x), epochs=1, verbose=0)
    after = [[weight.numpy() for weight in layer] for layer in variables]
    return [after, training.compiled_operations(vae, x)]


def generate(submission, parts, constants, counts):
    """Return the images of several calls of `generate`, each (count, 784)."""
    vae, _ = assemble(submission, parts, constants, spread=1.0)
    return [vae.generate(count) for count in counts]


def interpolate(submission, parts, constants, ends, steps):
    """Return the images on the way between two, (steps, 784), for each of several numbers of steps."""
    vae, _ = assemble(submission, parts, constants)
    return [vae.interpolate(ends[0], ends[1], count) for count in steps]
