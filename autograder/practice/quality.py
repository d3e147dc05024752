"""How good a trained model is, in figures: all in NumPy, and on images (count, 784) with values in [0, 1].

Sources: Heusel et al., "GANs Trained by a Two Time-Scale Update Rule", 2017, arXiv:1706.08500 (Frechet distance);
Kynkäänniemi et al., "Improved Precision and Recall Metric", 2019, arXiv:1904.06991; Naeem et al., "Reliable Fidelity
and Diversity Metrics", 2020, arXiv:2002.09797 (coverage).
"""

import functools
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.practice.classifier import in_parts, look_at
from autograder.practice.digits import load_digits28

NEIGHBOURS = 5
_FLOOR = 1e-7  # the least probability that cross-entropy counts with: it stays finite

Array = np.ndarray[Any, np.dtype[Any]]


@dataclass(frozen=True)
class Bound:
    """The terms of the negative evidence lower bound (ELBO), in nats an image, over images that a VAE has encoded.

    Attributes:
        reconstruction: The binary cross-entropy, summed over the pixels.
        kl: The divergence from the prior, summed over the dimensions.
        least: The binary cross-entropy of a perfect copy, which grey pixels keep above zero.
    """

    reconstruction: float
    kl: float
    least: float

    @property
    def total(self) -> float:
        """The negative ELBO."""
        return self.reconstruction + self.kl


def bound(images: Array, mean: Array, log_var: Array, decoded: Array) -> Bound:
    """Return the terms of the negative ELBO.

    Args:
        images: Images (count, 784).
        mean: The encoder's means (count, latent_dim).
        log_var: Its log-variances.
        decoded: What the decoder makes of one draw for each image, (count, 784).
    """
    kl = float(divergences(mean, log_var).mean())
    return Bound(cross_entropy(images, decoded), kl, cross_entropy(images, images))


def divergences(mean: Array, log_var: Array) -> Array:
    """Return each image's divergence from the prior in nats, summed over the dimensions, (count,)."""
    found: Array = 0.5 * np.sum(mean**2 + np.exp(log_var) - 1.0 - log_var, axis=1)
    return found


def draw(mean: Array, log_var: Array, rng: np.random.Generator) -> Array:
    """Return one latent point for each image, drawn from N(mean, exp(log_var))."""
    z: Array = (mean + np.exp(0.5 * log_var) * rng.standard_normal(mean.shape)).astype(np.float32)
    return z


def cross_entropy(images: Array, probabilities: Array) -> float:
    """Return the binary cross-entropy in nats, summed over the pixels and averaged over the images."""
    return float(cross_entropies(images, probabilities).mean())


def cross_entropies(images: Array, probabilities: Array) -> Array:
    """Return each image's binary cross-entropy in nats, summed over the pixels, (count,)."""
    inside = np.clip(probabilities.astype(np.float64), _FLOOR, 1.0 - _FLOOR)
    found: Array = -np.sum(images * np.log(inside) + (1.0 - images) * np.log1p(-inside), axis=1)
    return found


@dataclass(frozen=True)
class Quality:
    """How well samples match the digits that are held out, as the reference classifier sees both.

    Attributes:
        frechet: 100 times the Frechet distance of their features, relative to the variance of real ones.
        precision: The share of samples among the real ones' neighbours.
        recall: The share of real images among the samples' neighbours.
        coverage: The share of real images that have a sample in their neighbourhood.
        classes: The share of samples that is taken for each digit, (10,).
    """

    frechet: float
    precision: float
    recall: float
    coverage: float
    classes: Array

    @property
    def digits(self) -> int:
        """How many of the ten digits at least one sample in fifty is taken for."""
        return int(np.sum(self.classes >= 0.02))


def quality(samples: Array) -> Quality:
    """Compare samples with the 1,000 held-out digits; figures of other numbers than 1,000 samples do not compare."""
    seen = look_at(samples.astype(np.float32))
    features, real = seen.features.astype(np.float64), _held_out_features()
    between = _distances(real, features)
    inside = between <= _reach(real)[:, None]
    return Quality(
        frechet=100 * frechet_distance(real, features) / float(real.var(axis=0).sum()),
        precision=float(inside.any(axis=0).mean()),
        recall=float((between <= _reach(features)[None, :]).any(axis=1).mean()),
        coverage=float(inside.any(axis=1).mean()),
        classes=np.bincount(seen.probabilities.argmax(axis=1), minlength=10) / len(samples),
    )


def frechet_distance(one: Array, other: Array) -> float:
    """Return the squared Frechet distance of two sets of points (count, dimensions), as if they were Gaussian."""
    covariance, other_covariance = np.cov(one, rowvar=False), np.cov(other, rowvar=False)
    root = _root(covariance)
    overlap = np.linalg.eigvalsh(root @ other_covariance @ root)
    shift = np.sum((one.mean(axis=0) - other.mean(axis=0)) ** 2)
    spread = np.trace(covariance) + np.trace(other_covariance) - 2 * np.sqrt(np.maximum(overlap, 0)).sum()
    return float(shift + spread)


def copied(samples: Array) -> float:
    """Return the share of samples that lie closer to a training image than digits of different hands do.

    Images are compared blurred, with training images as they are, blurred further, or moved by a pixel, so that neither
    noise nor a blur nor a shift hides a copy. Of held-out digits, one in ten is as close.
    """
    return float(np.mean(_to_training(samples) < _least_distance()))


def _to_training(images: Array) -> Array:
    """Return the distance of each image to the nearest training image, relative to its own size."""
    variants = _training_variants()
    parts = (_coarse(part) for part in in_parts(images))
    return np.concatenate([np.min([_distances(part, each).min(axis=1) for each in variants], axis=0) for part in parts])


@functools.cache
def _least_distance() -> float:
    return float(np.quantile(_to_training(load_digits28().held_out_images), 0.1))


@functools.cache
def _training_variants() -> list[Array]:
    parts = [part.reshape(-1, 28, 28) for part in in_parts(load_digits28().images)]
    shifts = [(down, right) for down in (-1, 0, 1) for right in (-1, 0, 1)]
    moved = [np.concatenate([_coarse(np.roll(part, shift, axis=(1, 2))) for part in parts]) for shift in shifts]
    return [*moved, np.concatenate([_coarse(_blurred(_blurred(part))) for part in parts])]


def _coarse(images: Array) -> Array:
    """Return images blurred, in a quarter of the pixels, with the same contrast, (count, 196)."""
    squares = _blurred(images.reshape(-1, 28, 28).astype(np.float32))
    averaged = squares.reshape(-1, 14, 2, 14, 2).mean(axis=(2, 4)).reshape(-1, 196)
    coarse: Array = averaged - averaged.mean(axis=1, keepdims=True)
    coarse /= np.maximum(np.linalg.norm(coarse, axis=1, keepdims=True), 1e-6)
    return coarse


def _blurred(squares: Array) -> Array:
    for axis in (1, 2):
        squares = (np.roll(squares, 1, axis) + 2 * squares + np.roll(squares, -1, axis)) / 4
    return squares


@functools.cache
def _held_out_features() -> Array:
    return look_at(load_digits28().held_out_images).features.astype(np.float64)


def _distances(one: Array, other: Array) -> Array:
    """Return the Euclidean distances between two sets of points, (ones, others)."""
    squares: Array = np.sum(one**2, axis=1)[:, None] + np.sum(other**2, axis=1)[None, :] - 2 * one @ other.T
    distances: Array = np.sqrt(np.maximum(squares, 0))
    return distances


def _reach(points: Array) -> Array:
    """Return each point's distance to its k-th neighbour, itself not counted."""
    parts = (_distances(part, points) for part in in_parts(points))
    return np.concatenate([np.partition(part, NEIGHBOURS, axis=1)[:, NEIGHBOURS] for part in parts])


def _root(covariance: Array) -> Array:
    values, vectors = np.linalg.eigh(covariance)
    root: Array = (vectors * np.sqrt(np.maximum(values, 0))) @ vectors.T
    return root
