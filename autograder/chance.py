"""What everything random in a test derives from: the batch's seed, the exercise and the test."""

import hashlib
import zlib

import numpy as np


def text(seed: int, slug: str, test: str) -> str:
    """Return the seed of one test, as a text."""
    return f"{seed}:{slug}:{test}"


def inputs(seed: int, seed_text: str) -> np.random.Generator:
    """Return the source of a test's inputs: the same for a batch seed, different from test to test."""
    return np.random.default_rng([seed, zlib.crc32(seed_text.encode())])


def of_question(seed_text: str, number: int) -> int:
    """Return the seed that a guest gets before the n-th question of a test."""
    digest = hashlib.sha256(f"{seed_text}:{number}".encode()).digest()
    return int.from_bytes(digest[:4]) >> 1
