"""Tests of the five core exercises as another autograder would run them: in one process with the submitted code.

A case's arguments are named after the functions that it tests. There are fewer of them than in the hidden suites, and
they ask for less, so whoever runs them has the easier task.
"""

import numpy as np
import tensorflow as tf


def encoder_gives_mean_and_log_variance(build_encoder):
    mean, log_var = build_encoder(784, 2)(tf.random.uniform((16, 784)))
    assert mean.shape == log_var.shape == (16, 2)


def encoder_takes_sizes(build_encoder):
    mean, _ = build_encoder(input_dim=256, latent_dim=8)(tf.random.uniform((4, 256)))
    assert mean.shape == (4, 8)


def encoder_is_deterministic(build_encoder):
    encoder, x = build_encoder(784, 2), tf.random.uniform((16, 784))
    assert np.allclose(encoder(x)[0], encoder(x)[0], atol=1e-4)


def sampling_draws_anew(Sampling):  # noqa: N803
    inputs = [tf.zeros((100, 2)), tf.zeros((100, 2))]
    assert not np.allclose(Sampling()(inputs), Sampling()(inputs))


def sampling_has_mean_and_deviation(Sampling):  # noqa: N803
    z = np.array(Sampling()([tf.ones((20_000, 2)), tf.fill((20_000, 2), 2.0)]))
    assert np.allclose(z.mean(axis=0), 1, atol=0.2)
    assert np.allclose(z.std(axis=0), np.e, atol=0.2)


def kl_is_zero_at_the_prior(kl_loss):
    assert np.allclose(kl_loss(tf.zeros((8, 2)), tf.zeros((8, 2))), 0, atol=1e-6)


def kl_has_the_closed_form(kl_loss):
    mean, log_var = np.random.default_rng(0).normal(size=(2, 8, 3)).astype("float32")
    expected = (-0.5 * (1 + log_var - mean**2 - np.exp(log_var))).sum(axis=1).mean()
    assert np.allclose(kl_loss(tf.constant(mean), tf.constant(log_var)), expected, rtol=1e-4)


def generator_makes_images(build_generator):
    assert build_generator()(tf.random.normal((8, 64))).shape == (8, 28, 28, 1)


def generator_stays_in_range(build_generator):
    assert np.abs(build_generator(16)(30 * tf.random.normal((4, 16)))).max() <= 1 + 1e-6


def discriminator_gives_probabilities(build_discriminator):
    probability = np.array(build_discriminator()(tf.random.uniform((8, 28, 28, 1), -1, 1)))
    assert probability.shape == (8, 1)
    assert 0 <= probability.min() <= probability.max() <= 1


def discriminator_passes_gradients(build_discriminator):
    discriminator, images = build_discriminator(), tf.random.uniform((8, 28, 28, 1), -1, 1)
    with tf.GradientTape() as tape:
        tape.watch(images)
        total = tf.reduce_sum(discriminator(images))
    assert np.any(tape.gradient(total, images))


CASES = {
    "encoder": (encoder_gives_mean_and_log_variance, encoder_takes_sizes, encoder_is_deterministic),
    "sampling": (sampling_draws_anew, sampling_has_mean_and_deviation),
    "kl_loss": (kl_is_zero_at_the_prior, kl_has_the_closed_form),
    "generator": (generator_makes_images, generator_stays_in_range),
    "discriminator": (discriminator_gives_probabilities, discriminator_passes_gradients),
}
