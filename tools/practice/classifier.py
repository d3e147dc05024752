"""Trains the classifier that generated digits are judged by: python -m tools.practice.classifier

It writes autograder/practice/classifier.npz (half precision, without pickle), and prints the accuracy on held-out
digits and the checksum, which goes into autograder/practice/classifier.py. The same versions of the libraries give the
same file. It takes about 40 seconds on one core.
"""

import hashlib

import keras
import numpy as np
import tensorflow as tf
from keras import layers

from autograder.practice.classifier import FILE
from autograder.practice.digits import load_digits28

SEED = 2013
EPOCHS = 30
FEATURES = 64


def build() -> keras.Model:
    """Return the network: two convolutions with a stride of 2, the layer of features, ten logits."""
    return keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            layers.Conv2D(16, 5, strides=2, padding="same", activation="relu"),
            layers.Conv2D(32, 3, strides=2, padding="same", activation="relu"),
            layers.Flatten(),
            layers.Dropout(0.3),
            layers.Dense(FEATURES, activation="relu"),
            layers.Dropout(0.3),
            layers.Dense(10),
        ]
    )


def shifted(images: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Return images (count, 28, 28, 1), each moved by up to two pixels to any side."""
    padded = np.pad(images, ((0, 0), (2, 2), (2, 2), (0, 0)))
    down, right = rng.integers(0, 5, (2, len(images)))
    return np.stack([image[y : y + 28, x : x + 28] for image, y, x in zip(padded, down, right, strict=True)])


def main() -> None:
    """Train, write and report."""
    tf.config.threading.set_intra_op_parallelism_threads(1)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    tf.config.experimental.enable_op_determinism()
    keras.utils.set_random_seed(SEED)
    digits, rng = load_digits28(), np.random.default_rng(SEED)
    images = digits.images.reshape(-1, 28, 28, 1)
    model = build()
    steps = EPOCHS * len(images) // 50
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(keras.optimizers.Adam(keras.optimizers.schedules.CosineDecay(2e-3, steps)), loss)
    for _ in range(EPOCHS):
        model.fit(shifted(images, rng), digits.labels, batch_size=50, verbose=0)
    weights = {f"weight_{place}": weight.numpy().astype(np.float16) for place, weight in enumerate(model.weights)}
    np.savez(FILE, **weights)
    for weight in model.weights:
        weight.assign(weight.numpy().astype(np.float16))
    answers = model.predict(digits.held_out_images.reshape(-1, 28, 28, 1), verbose=0).argmax(axis=1)
    accuracy = np.mean(answers == digits.held_out_labels)
    print(f"held-out accuracy {accuracy:.3f}, {model.count_params()} parameters, {FILE.stat().st_size} bytes")
    print("SHA-256", hashlib.sha256(FILE.read_bytes()).hexdigest())


if __name__ == "__main__":
    main()
