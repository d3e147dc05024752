"""Trains the small VAE that applications are tried with: python -m tools.practice.vae

It writes autograder/suites/vae.npz (half precision, without pickle), and prints its figures on held-out digits and the
checksum, which goes into autograder/practice/vae.py. The same versions of the libraries give the same file. It takes
about half a minute on one core.
"""

import hashlib

import keras
import numpy as np
import tensorflow as tf
from keras import layers

from autograder.practice.digits import load_digits28
from autograder.practice.quality import bound
from autograder.practice.vae import FILE, LATENT_DIM, Networks, decode, encode
from solutions.kl_loss import kl_loss
from solutions.reconstruction_loss import binary_cross_entropy
from solutions.sampling import Sampling
from solutions.vae import VAE

SEED = 2013
EPOCHS = 60
HIDDEN = 128


def build() -> VAE:
    """Return the VAE, with one hidden layer in each network."""
    image, z = keras.Input((784,)), keras.Input((LATENT_DIM,))
    features = layers.Dense(HIDDEN, activation="relu")(image)
    encoder = keras.Model(image, [layers.Dense(LATENT_DIM)(features), layers.Dense(LATENT_DIM)(features)])
    strokes = layers.Dense(HIDDEN, activation="relu")(z)
    decoder = keras.Model(z, layers.Dense(784, activation="sigmoid")(strokes))
    return VAE(encoder, decoder, Sampling(), kl_loss, binary_cross_entropy, LATENT_DIM)


def main() -> None:
    """Train, write and report."""
    tf.config.threading.set_intra_op_parallelism_threads(1)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    tf.config.experimental.enable_op_determinism()
    keras.utils.set_random_seed(SEED)
    digits, vae = load_digits28(), build()
    steps = EPOCHS * len(digits.images) // 100
    vae.compile(keras.optimizers.Adam(keras.optimizers.schedules.CosineDecay(2e-3, steps)))
    vae.fit(digits.images, batch_size=100, epochs=EPOCHS, verbose=0)
    halved = [weight.numpy().astype(np.float16) for weight in [*vae.encoder.weights, *vae.decoder.weights]]
    np.savez_compressed(FILE, **{f"weight_{place}": weight for place, weight in enumerate(halved)})
    pairs = [list(pair) for pair in zip(halved[::2], halved[1::2], strict=True)]
    networks = Networks(pairs[:3], pairs[3:])
    mean, log_var = encode(networks, digits.held_out_images)
    found = bound(digits.held_out_images, mean, log_var, decode(networks, mean))
    print(f"held out, at the mean: {found.total:.1f} nats, of which KL {found.kl:.1f}; {FILE.stat().st_size} bytes")
    print("SHA-256", hashlib.sha256(FILE.read_bytes()).hexdigest())


if __name__ == "__main__":
    main()
