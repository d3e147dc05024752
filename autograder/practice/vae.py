"""VAEs as plain forward passes in NumPy, and a small trained one: what applications of a VAE are tried with.

A network is a list of dense layers, each a kernel (inputs, outputs) and a bias (outputs,); hidden ones are rectified
(ReLU). `tools/practice/vae.py` trains the small one, 784-128-16-128-784. Its file lies with the hidden tests, and so in
no student's copy: to train a VAE is an exercise of its own.
"""

import functools
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from autograder import house
from autograder.practice import stored

FILE = house.SUITES / "vae.npz"
CHECKSUM = "518db03c19f57109bc3491d1ccf19b8f1e1e8f691180ca67e7023b3bb876296f"
LATENT_DIM = 16

Array = np.ndarray[Any, np.dtype[Any]]
Layers = Sequence[Sequence[Array]]


class Networks(NamedTuple):
    """The layers of a VAE's two networks.

    Attributes:
        encoder: Hidden layers, then the layer of the mean and that of the log-variance, which both follow the last of
            them; without hidden layers, they follow the image.
        decoder: Hidden layers, then the layer of the pixels, which ends in a sigmoid.
    """

    encoder: Layers
    decoder: Layers


@functools.cache
def load_vae() -> Networks:
    """Return the small trained VAE; its latent space has `LATENT_DIM` dimensions.

    Raises:
        RuntimeError: The file is not the one that thresholds were measured with.
    """
    weights = stored.weights(FILE, CHECKSUM, "tools/practice/vae.py")
    layers = [list(pair) for pair in zip(weights[::2], weights[1::2], strict=True)]
    return Networks(layers[:3], layers[3:])


def encode(vae: Networks, images: Array) -> tuple[Array, Array]:
    """Return the means and log-variances of images (count, pixels), each (count, latent_dim)."""
    *hidden, mean, log_var = vae.encoder
    features = _through(hidden, images)
    return _dense(mean, features), _dense(log_var, features)


def decode(vae: Networks, z: Array) -> Array:
    """Return the images (count, pixels) for latent points (count, latent_dim)."""
    *hidden, pixels = vae.decoder
    made: Array = 1 / (1 + np.exp(-_dense(pixels, _through(hidden, z))))
    return made


def _through(hidden: Layers, inputs: Array) -> Array:
    for layer in hidden:
        inputs = np.maximum(_dense(layer, inputs), 0)
    return inputs


def _dense(layer: Sequence[Array], inputs: Array) -> Array:
    kernel, bias = layer
    return inputs.astype(np.float64) @ kernel + bias
