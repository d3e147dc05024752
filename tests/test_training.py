"""A training is reproducible, survives its interruption, and tells a student what stands in its way."""

import shutil
import sys
from types import SimpleNamespace

import numpy as np
import pytest
from typer.testing import CliRunner

from autograder import cli, house
from autograder.practice.digits import Digits, load_digits28
from autograder.records import LessonError
from autograder.sandbox.guest import PACKAGE


@pytest.fixture
def training(monkeypatch):
    """The module, which imports Keras; what it does to imports is undone."""
    from autograder.practice import training

    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
    yield training
    slugs = {path.stem for path in house.SOLUTIONS.glob("*.py")}
    for name in [name for name in sys.modules if name.partition(".")[0] in {PACKAGE, *slugs}]:
        del sys.modules[name]


@pytest.fixture(scope="module")
def few():
    known = load_digits28()
    return Digits(known.images[:210], known.labels[:210], known.held_out_images, known.held_out_labels)


@pytest.fixture
def folder(tmp_path):
    for path in house.SOLUTIONS.glob("*.py"):
        shutil.copy(path, tmp_path)
    return tmp_path


def start(training, folder, few, kind="vae", epochs=2, seed=1):
    return training.Training(training.RECIPES[kind], folder, few, epochs, seed)


def finished(training, folder, few, **options):
    run = start(training, folder, few, **options)
    run.run(lambda losses: None)
    return run


def test_the_same_seed_gives_the_same_weights(training, folder, few):
    one = finished(training, folder, few).weights.read_bytes()
    assert finished(training, folder, few).weights.read_bytes() == one
    assert finished(training, folder, few, seed=2).weights.read_bytes() != one


@pytest.mark.parametrize("kind", ["vae", "gan"])
def test_an_interrupted_training_goes_on_to_the_same_end(training, folder, few, kind):
    whole = finished(training, folder, few, kind=kind)
    weights, losses = whole.weights.read_bytes(), whole.progress.losses
    whole.weights.unlink()

    first = start(training, folder, few, kind=kind)
    steps = 0

    def interrupt(_):
        nonlocal steps
        steps += 1
        if steps == first.steps + 1:  # in the second epoch
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        first.run(interrupt)
    assert not first.weights.exists()
    again = start(training, folder, few, kind=kind)
    assert again.progress.epochs == 1
    again.run(lambda losses: None)
    assert again.progress.losses == losses
    assert len(again.progress.samples) == 3
    assert again.weights.read_bytes() == weights
    assert not list(folder.glob(".*"))


def test_changed_modules_or_another_seed_start_anew(training, folder, few):
    run = start(training, folder, few)
    with pytest.raises(KeyboardInterrupt):
        run.run(lambda losses: (_ for _ in ()).throw(KeyboardInterrupt) if run.progress.epochs else None)
    assert start(training, folder, few, seed=2).progress.epochs == 0
    assert start(training, folder, few).progress.epochs == 1
    path = folder / "encoder.py"
    path.write_text(path.read_text("utf-8").replace("256", "128"), "utf-8")
    assert start(training, folder, few).progress.epochs == 0


@pytest.mark.parametrize("place", [None, "{", "[]", "{}"])
def test_a_damaged_checkpoint_is_not_believed(training, folder, few, place):
    checkpoint = folder / ".train_vae.checkpoint.npz"
    if place is None:
        checkpoint.write_bytes(b"PK\x03\x04")
    else:
        np.savez(checkpoint, place=np.array(place), samples=np.zeros((1, 1)))
    assert start(training, folder, few).progress.epochs == 0


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("train_vae.py", "return vae", "raise NotImplementedError('TODO 1 in train_vae.py')", "TODO 1 in train_vae.py"),
        ("train_vae.py", "return vae", "return None", "train_vae stopped with AttributeError"),
        ("encoder.py", "return keras.Model", "retrun = nothing", r"NameError: .*\(encoder.py, line \d+: retrun"),
        (
            "kl_loss.py",
            "return ops.mean(",
            "return ops.sqrt(-1.0 - ops.mean(divergence)",
            "no longer a number in epoch",
        ),
        ("vae.py", "with tf.GradientTape() as tape:", "if data:", "stopped with"),
        ("train_vae.py", "return vae", "return \N{LATIN SMALL LETTER E WITH ACUTE}", "train_vae.py cannot be read"),
        ("decoder.py", "return keras.Model(z, pixels", "return keras.Model(z, pixels[:, :9]", "not 10 images of 28x28"),
    ],
)
def test_what_stands_in_the_way_is_told(training, folder, few, file, old, new, says):
    text = (folder / file).read_text("utf-8")
    assert old in text
    if file == "kl_loss.py":
        text = text.replace("return ops.mean(divergence)", f"{new})")
    (folder / file).write_bytes(text.replace(old, new).encode("utf-8" if new.isascii() else "latin-1"))
    with pytest.raises(LessonError, match=says):
        finished(training, folder, few)


def test_the_command(training, folder, few, monkeypatch):
    monkeypatch.setattr("autograder.practice.digits.load_digits28", lambda: few)
    command = ["train", "vae", "--in", str(folder), "--epochs", "2"]
    with monkeypatch.context() as stopped:
        stopped.setattr(training.Training, "run", lambda self, show: (_ for _ in ()).throw(KeyboardInterrupt))
        done = CliRunner().invoke(cli.app, command)
    assert done.exit_code == 130
    assert "Stopped in the first epoch: nothing is kept yet." in done.stderr
    done = CliRunner().invoke(cli.app, command)
    assert done.exit_code == 0, done.output
    assert "Trained for 2 epochs" in done.stdout
    assert "On 1,000 digits that it has not seen, the loss is" in " ".join(done.stdout.split())
    assert (folder / "train_vae.npz").exists()


def test_an_untouched_skeleton_is_told(training, folder, few):
    shutil.copy(house.exercise("train_vae"), folder)
    with pytest.raises(LessonError, match=r"train_vae.py is not there yet, or still untouched"):
        start(training, folder, few)
    with pytest.raises(LessonError, match="cannot be read"):
        start(training, folder / "encoder.py" / "nowhere", few)


def test_the_picture(training, folder, few, tmp_path):
    from autograder.practice.picture import draw

    run = finished(training, folder, few)
    draw(tmp_path / "vae.png", run.progress, *run.networks.values(), few)
    run = finished(training, folder, few, kind="gan")
    draw(tmp_path / "gan.png", run.progress)
    assert (tmp_path / "vae.png").stat().st_size > (tmp_path / "gan.png").stat().st_size > 10_000


class Network:
    """Stands in for a network of Keras: only its weights count."""

    def __init__(self, *weights):
        self.weights = list(weights)

    def set_weights(self, weights):
        self.weights = weights


def test_weights_come_back_in_order():
    from autograder.probes.shared.weights import pack, unpack

    weights = [np.full((2, place + 1), place, "float32") for place in range(12)]
    content = pack({"one": Network(*weights), "other": Network(weights[3])})
    one, other = Network(*(0 * weight for weight in weights)), Network(0 * weights[3])
    unpack({"one": one, "other": other}, content)
    assert all(np.array_equal(got, weight) for got, weight in zip(one.weights, weights, strict=True))
    assert np.array_equal(other.weights[0], weights[3])


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no zip at all"])
def test_damaged_weights_are_told(content):
    from autograder.probes.shared.weights import unpack

    with pytest.raises(ValueError, match="is damaged: train again"):
        unpack({"one": Network()}, content)


def test_weights_of_another_network_are_told():
    from autograder.probes.shared.weights import pack, unpack

    content = pack({"one": SimpleNamespace(weights=[np.zeros((2, 3))])})
    with pytest.raises(ValueError, match="do not fit the one, which has changed since"):
        unpack({"one": Network(np.zeros((2, 4)))}, content)
