"""The measures of trained models against values that are known otherwise, and what they say of mere copies."""

import numpy as np
import pytest

from autograder.practice import classifier, quality
from autograder.practice.digits import load_digits28


@pytest.fixture(scope="module")
def known():
    return load_digits28()


def blurred(images):
    squares = images.reshape(-1, 28, 28)
    for axis in (1, 2, 1, 2):
        squares = (np.roll(squares, 1, axis) + 2 * squares + np.roll(squares, -1, axis)) / 4
    return squares.reshape(images.shape)


def test_cross_entropy_by_hand():
    x, x_hat = np.array([[1.0, 0.0, 0.5]]), np.array([[0.9, 0.2, 0.5]])
    assert quality.cross_entropy(x, x_hat) == pytest.approx(-np.log(0.9) - np.log(0.8) + np.log(2))
    assert np.isfinite(quality.cross_entropy(np.array([[1.0, 0.0]]), np.array([[0.0, 1.0]])))


def test_the_bound():
    x = np.full((4, 784), 0.5)
    mean, log_var = np.tile([1.0, -2.0], (4, 1)), np.tile([0.5, -1.0], (4, 1))
    found = quality.bound(x, mean, log_var, x)
    assert found.kl == pytest.approx(2.7583, abs=1e-4)  # by numerical integration
    assert found.reconstruction == found.least == pytest.approx(784 * np.log(2))
    assert found.total == found.reconstruction + found.kl


def test_draws_have_the_moments_asked_for():
    z = quality.draw(np.full((20_000, 2), 3.0), np.full((20_000, 2), np.log(4.0)), np.random.default_rng(0))
    assert np.allclose(z.mean(axis=0), 3, atol=0.1)
    assert np.allclose(z.std(axis=0), 2, atol=0.1)


def test_frechet_distance_of_gaussians():
    rng = np.random.default_rng(0)
    points = rng.standard_normal((500, 6))
    points -= points.mean(axis=0)
    points = points @ np.linalg.inv(np.linalg.cholesky(np.cov(points, rowvar=False))).T  # covariance exactly I
    assert quality.frechet_distance(points, points) == pytest.approx(0, abs=1e-9)
    assert quality.frechet_distance(points, points + 2) == pytest.approx(6 * 4)
    assert quality.frechet_distance(points, 3 * points) == pytest.approx(6 * 4)  # (3 - 1)^2 in each dimension


def test_the_classifier_computes_what_its_layers_say(known):
    image = known.held_out_images[:1].reshape(28, 28)
    kernel, bias = classifier._weights()[:2]
    padded = np.pad(image, ((1, 2), (1, 2)))
    by_hand = [np.sum(padded[6 : 6 + 5, 10 : 10 + 5] * kernel[:, :, 0, k]) + bias[k] for k in range(16)]
    convolved = classifier._convolved(image[None, :, :, None], kernel, bias)
    assert convolved.shape == (1, 14, 14, 16)
    assert np.allclose(convolved[0, 3, 5], np.maximum(by_hand, 0), atol=1e-5)


def test_the_classifier_knows_digits_that_it_has_not_seen(known):
    seen = classifier.look_at(known.held_out_images)
    assert np.mean(seen.probabilities.argmax(axis=1) == known.held_out_labels) > 0.97
    assert np.allclose(seen.probabilities.sum(axis=1), 1, atol=1e-5)
    assert seen.features.shape == (1000, 64)


def test_another_classifier_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(classifier, "FILE", tmp_path / "classifier.npz")
    classifier.FILE.write_bytes(b"other weights")
    classifier._weights.cache_clear()
    with pytest.raises(RuntimeError, match="damaged or another one"):
        classifier.look_at(np.zeros((1, 784), "float32"))
    classifier._weights.cache_clear()


def test_real_digits_are_best_by_every_measure(known):
    real = quality.quality(known.images[:1000])
    assert real.frechet < 2
    assert min(real.precision, real.recall, real.coverage) > 0.9
    assert real.digits == 10


def test_what_lacks_variety_or_form_is_told_apart(known):
    below_five = quality.quality(known.images[known.labels < 5][:1000])
    assert below_five.digits == 5
    assert below_five.frechet > 25
    one = quality.quality(np.repeat(known.images[:1], 1000, axis=0))
    assert (one.digits, one.recall) == (1, 0.0)
    noise = quality.quality(np.random.default_rng(0).uniform(size=(1000, 784)))
    assert noise.precision < 0.05


@pytest.mark.parametrize(
    "change",
    [
        lambda images: images,
        lambda images: np.roll(images.reshape(-1, 28, 28), 1, axis=2).reshape(images.shape),
        lambda images: np.clip(images + np.random.default_rng(0).normal(0, 0.1, images.shape), 0, 1),
        lambda images: np.clip(images + np.random.default_rng(0).normal(0, 0.2, images.shape), 0, 1),
        lambda images: 0.5 * images,
        blurred,
    ],
    ids=["as it is", "moved", "noisy", "very noisy", "darker", "blurred"],
)
def test_copies_are_recognised(known, change):
    assert quality.copied(change(known.images[:300])) > 0.6


def test_other_digits_are_no_copies(known):
    assert quality.copied(known.held_out_images) == pytest.approx(0.1, abs=0.01)
