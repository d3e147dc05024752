"""What `vaegan train` does: build the model from a student's own modules, train it, keep what comes out.

It runs on the student's machine, in the student's name, so without a sandbox. Each epoch ends with a checkpoint beside
the modules; a training that was stopped goes on from there.
"""

import contextlib
import importlib
import io
import json
import math
import random
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import keras
import numpy as np
import tensorflow as tf
from keras.src.random.seed_generator import global_seed_generator

from autograder import house
from autograder.files import write_whole
from autograder.practice.digits import Digits
from autograder.practice.modules import make_importable, read_folder
from autograder.practice.quality import bound, draw, quality
from autograder.records import LessonError
from autograder.submission import Submission

IMAGE = 28 * 28  # pixels
SAMPLES = 10  # how many images are drawn after each epoch, always from the same noise

Array = np.ndarray[Any, np.dtype[Any]]
Losses = Mapping[str, float]


@dataclass(frozen=True)
class Recipe:
    """How a kind of model is trained, if the student does not say otherwise.

    Attributes:
        slug: The exercise, after which the module, the probes and the weights are named.
        builder: The function of the student's module that returns the model.
        decoder: The network that makes images from noise.
        low: The value of a black pixel; white is 1.
        shape: The shape of an image.
    """

    slug: str
    builder: str
    epochs: int
    batch_size: int
    decoder: str
    low: float
    shape: tuple[int, ...]


RECIPES = {
    "vae": Recipe("train_vae", "build_vae", 30, 100, "decoder", 0.0, (784,)),
    "gan": Recipe("train_gan", "build_gan", 40, 32, "generator", -1.0, (28, 28, 1)),
}


@dataclass
class Progress:
    """How far a training has come.

    Attributes:
        losses: The mean of each loss, for each epoch.
        samples: What the model made of the same noise, for each epoch, (SAMPLES, 28, 28) in [0, 1].
    """

    losses: list[dict[str, float]] = field(default_factory=list)
    samples: list[Array] = field(default_factory=list)

    @property
    def epochs(self) -> int:
        """How many epochs are done."""
        return len(self.losses)


class Training:
    """The training of a student's model.

    Args:
        recipe: How it is trained.
        folder: Where the student's modules lie.
        digits: What it is trained on.
        epochs: How often it sees all digits.
        seed: What everything random derives from.

    Attributes:
        model: The student's model.
        progress: How far it has come; more than nothing where an earlier training is gone on with.

    Raises:
        LessonError: The modules are not ready; the text says what is missing.
    """

    def __init__(self, recipe: Recipe, folder: Path, digits: Digits, epochs: int, seed: int) -> None:
        tf.config.experimental.enable_op_determinism()
        keras.utils.set_random_seed(seed)
        self._recipe = recipe
        self._digits = digits
        self._seed = seed
        self._checkpoint = folder / f".{recipe.slug}.checkpoint{house.ARTEFACT}"
        self.epochs = epochs
        self.weights = folder / f"{recipe.slug}{house.ARTEFACT}"
        self.picture = folder / f"{recipe.slug}.png"
        submission = _read(folder, recipe)
        self._known_by = [submission.digest, seed, epochs, len(digits.images)]
        self._probe: Any = importlib.import_module(f"autograder.probes.{recipe.slug}")
        self._weights: Any = importlib.import_module("autograder.probes.shared.weights")
        with _told(recipe, submission):
            self.model = getattr(_imported(recipe.slug, submission.sources), recipe.builder)()
            self.networks: dict[str, Any] = self._probe.networks(self.model)
            size = (SAMPLES, int(self._probe.latent_dim(self.model)))
        self._noise = np.random.default_rng(seed).standard_normal(size, np.float32)
        self._submission = submission
        self.progress = self._resumed() or Progress(samples=[self._drawn()])

    @property
    def steps(self) -> int:
        """How many batches an epoch has; all are of the same size, so that the step is compiled once."""
        return len(self._digits.images) // self._recipe.batch_size

    def run(self, on_step: Callable[[Losses], None]) -> None:
        """Train to the end, and write the weights.

        Args:
            on_step: Is told after each batch the losses of the epoch so far.

        Raises:
            LessonError: The student's code raises an error, or a loss is no longer a number.
            OutputError: A file cannot be written.
        """
        while self.progress.epochs < self.epochs:
            self._epoch(on_step)
        write_whole(self.weights, self._weights.pack(self.networks))
        self._checkpoint.unlink(missing_ok=True)

    def outcome(self) -> str:
        """Return in a sentence how good the model is, measured on digits that it has not seen."""
        rng = np.random.default_rng(self._seed)
        if "encoder" not in self.networks:
            samples = self._forged(rng.standard_normal((1000, self._noise.shape[1]), np.float32))
            found = quality(samples)
            says = f"1,000 new images: Frechet distance {found.frechet:.1f}, recall {found.recall:.2f}"
            return f"{says}, {found.digits} of the ten digits."
        images = self._digits.held_out_images
        mean, log_var = (np.asarray(each) for each in self.networks["encoder"](images))
        z = draw(mean, log_var, rng)
        terms = bound(images, mean, log_var, np.asarray(self.networks["decoder"](z)))
        says = f"{terms.reconstruction:.1f} (reconstruction) + {terms.kl:.1f} (KL)"
        return f"On 1,000 digits that it has not seen, the loss is {terms.total:.1f} nats: {says}."

    def _epoch(self, on_step: Callable[[Losses], None]) -> None:
        order = self._seeded(self.progress.epochs).permutation(len(self._digits.images))
        watch = _Watch(on_step)
        self._fit(self._inputs()[order[: self.steps * self._recipe.batch_size]], watch)
        if not all(map(math.isfinite, watch.means.values())):
            says = f"A loss is no longer a number in epoch {self.progress.epochs + 1}: {_written(watch.means)}."
            raise LessonError(f"{says} `vaegan check` may find the reason; a lower learning rate may help as well.")
        self.progress.losses.append(watch.means)
        self.progress.samples.append(self._drawn())
        self._save()

    def _seeded(self, epoch: int) -> np.random.Generator:
        """Seed everything for an epoch, and return the generator of its order of images.

        It is `keras.utils.set_random_seed`, but for the generator of Keras, which the compiled step goes on using.
        """
        rng = np.random.default_rng([self._seed, epoch])
        seed = int(rng.integers(1 << 31))
        random.seed(seed)
        np.random.seed(seed)
        tf.random.set_seed(seed)
        global_seed_generator().state.assign([seed, 0])
        return rng

    def _fit(self, images: Array, *callbacks: keras.callbacks.Callback) -> None:
        size = self._recipe.batch_size
        with _told(self._recipe, self._submission):
            self.model.fit(images, batch_size=size, epochs=1, shuffle=False, verbose=0, callbacks=callbacks)

    def _inputs(self) -> Array:
        low = self._recipe.low
        return (low + (1.0 - low) * self._digits.images).reshape(-1, *self._recipe.shape).astype(np.float32)

    def _drawn(self) -> Array:
        return self._forged(self._noise).reshape(-1, 28, 28)

    def _forged(self, noise: Array) -> Array:
        """Return the images for noise, (count, 784) in [0, 1]."""
        name = self._recipe.decoder
        with _told(self._recipe, self._submission):
            made = np.asarray(self.networks[name](noise))
        if made.shape[:1] != (len(noise),) or made.size != made.shape[0] * IMAGE:
            raise LessonError(f"The {name} makes {made.shape} of {len(noise)} codes, not {len(noise)} images of 28x28.")
        made = made.reshape(-1, IMAGE)
        forged: Array = ((made - self._recipe.low) / (1.0 - self._recipe.low)).astype(np.float32)
        return forged

    def _variables(self) -> list[Any]:
        """Return all that a training changes, the optimizers' memory included."""
        optimizers = [each for _, each in sorted(vars(self.model).items()) if isinstance(each, keras.Optimizer)]
        found = [variable for owner in (self.model, *optimizers) for variable in owner.variables]
        return list({id(variable): variable for variable in found}.values())

    def _save(self) -> None:
        place = json.dumps({"known_by": self._known_by, "losses": self.progress.losses})
        arrays: dict[str, Any] = {f"{number:05d}": np.asarray(each) for number, each in enumerate(self._variables())}
        arrays |= {"samples": np.stack(self.progress.samples), "place": np.array(place)}
        content = io.BytesIO()
        np.savez(content, **arrays)
        write_whole(self._checkpoint, content.getvalue())

    def _resumed(self) -> Progress | None:
        """Return how far an earlier training of the same modules, seed and data came, and set the model to it."""
        try:
            with np.load(self._checkpoint, allow_pickle=False) as stored:
                place = json.loads(str(stored["place"]))
                known_by, losses = place["known_by"], place["losses"]
                samples = list(stored["samples"])
                values = [stored[name] for name in sorted(stored.files) if name.isdigit()]
        except Exception:  # there is none, or it is damaged: then the training starts anew
            return None
        if known_by != self._known_by:
            return None
        self._seeded(0)
        self._fit(self._inputs()[: self._recipe.batch_size])  # one step makes all variables, which are set back then
        variables = self._variables()
        if [value.shape for value in values] != [tuple(variable.shape) for variable in variables]:
            raise LessonError(f"{self._checkpoint} does not fit the model. Delete it, and train anew.")
        for variable, value in zip(variables, values, strict=True):
            variable.assign(value)
        return Progress(losses, samples)


class _Watch(keras.callbacks.Callback):  # type: ignore[misc]
    """Keeps the mean of each loss over an epoch."""

    def __init__(self, on_step: Callable[[Losses], None]) -> None:
        super().__init__()
        self._on_step = on_step
        self._steps = 0
        self.means: dict[str, float] = {}

    def on_train_batch_end(self, batch: int, logs: Mapping[str, float] | None = None) -> None:
        """Take a batch's losses into account."""
        self._steps += 1
        for name, value in (logs or {}).items():
            mean = self.means.get(name, 0.0)
            self.means[name] = mean + (float(value) - mean) / self._steps
        self._on_step(self.means)


def _read(folder: Path, recipe: Recipe) -> Submission:
    """Return what of a student's folder takes part in the training."""
    whole = read_folder(folder)
    if recipe.slug not in whole.attempted:
        raise LessonError(f"{folder / recipe.slug}.py is not there yet, or still untouched: follow its TODO first.")
    part = whole.part(recipe.slug)
    for problem in part.problems.values():
        raise LessonError(problem)
    return Submission(part.name, part.sources, part.attempted, problems=part.problems)


def _imported(slug: str, sources: Mapping[str, str]) -> ModuleType:
    make_importable(sources)
    return importlib.import_module(slug)


@contextlib.contextmanager
def _told(recipe: Recipe, submission: Submission) -> Iterator[None]:
    """Tell where a student's code raised an error."""
    try:
        yield
    except Exception as error:
        files = {f"{name}.py" for name in submission.sources}
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename in files]
        where = f" ({frames[-1].filename}, line {frames[-1].lineno}: {frames[-1].line})" if frames else ""
        if isinstance(error, NotImplementedError):
            raise LessonError(f"{str(error) or 'A TODO is still to be written.'}{where}") from None
        text = " ".join(str(error).split())
        raise LessonError(f"{recipe.slug} stopped with {type(error).__name__}: {text[:600]}{where}") from None


def _written(losses: Losses) -> str:
    return ", ".join(f"{name} {value:.4g}" for name, value in losses.items())
