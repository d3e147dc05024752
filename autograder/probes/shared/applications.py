"""A VAE's networks for the exercises that put a trained one to use, made of given weights."""

import keras

from autograder.probes.shared import training

DROPPED = 0.3  # of the last features in training, where nobody should call a trained network


def make_encoder(layers):
    """Return a model from images (batch, pixels) to `[mean, log_var]`, with dropout where it is called in training.

    Args:
        layers: Pairs of kernel and bias: of hidden layers (ReLU), if any, of the mean, and of the log-variance.
    """
    *hidden, mean, log_var = layers
    image = keras.Input((layers[0][0].shape[0],))
    features = _through(hidden, image)
    return keras.Model(image, [training.dense(mean)(features), training.dense(log_var)(features)])


def make_decoder(layers):
    """Return a model from latent points (batch, latent_dim) to pixel probabilities, with dropout likewise.

    Args:
        layers: Pairs of kernel and bias: of hidden layers (ReLU), if any, and of the pixels (sigmoid).
    """
    *hidden, pixels = layers
    z = keras.Input((layers[0][0].shape[0],))
    return keras.Model(z, training.dense(pixels, "sigmoid")(_through(hidden, z)))


def _through(hidden, inputs):
    for layer in hidden:
        inputs = training.dense(layer, "relu")(inputs)
    return keras.layers.Dropout(DROPPED)(inputs)
