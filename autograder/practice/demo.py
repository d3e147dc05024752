"""What the lesson's demos, notebooks in exercises/demos, share: the student's modules, and sheets of images."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from matplotlib import pyplot as plt

from autograder import house, skeleton
from autograder.portraits import shared
from autograder.practice.quiet import quiet
from autograder.records import LessonError

DPI = 110  # small pictures: a notebook is to stay below 400 kB


class NotReadyError(LessonError):
    """A demo needs modules that are still to be written; IPython shows the sentence alone, and runs no further cell."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


def ready(*slugs: str, folder: Path | str = house.EXERCISES) -> None:
    """Make a student's modules importable as `exercises.<slug>`, and set up what pictures look like.

    Args:
        slugs: The modules that a demo uses; the modules that these use come along.
        folder: Where they lie.

    Raises:
        NotReadyError: Some are still to be written, in part or in whole.
        LessonError: The folder cannot be read.
    """
    with quiet():
        import tensorflow as tf

        from autograder.practice.modules import make_importable, read_folder

        tf.zeros(())  # only now it looks for a graphics card
    whole = read_folder(Path(folder))
    parts = {slug: whole.part(slug) for slug in slugs}
    missing = [f"- {sentence}" for slug in slugs for sentence in _missing(slug, parts[slug].sources.get(slug))]
    if missing:
        says = f"This part of the demo runs on your own modules in {folder}. Still to be written:"
        raise NotReadyError("\n".join([says, *missing, "Write and save them, then run this cell again."]))
    make_importable({name: source for part in parts.values() for name, source in part.sources.items()})
    tf.config.experimental.enable_op_determinism()
    plt.rcParams.update({**shared.STYLE, "figure.dpi": DPI})  # type: ignore[dict-item]


def _missing(slug: str, module: str | None) -> Iterator[str]:
    name = f"{slug}.py"
    if module is None:
        yield f"{name}: see its TODOs"
    else:
        yield from (f"{name}: TODO {number}" for number in skeleton.gaps(module, name))


def sheet(rows: Sequence[Any], names: Sequence[str] = (), heads: Sequence[str] = ()) -> None:
    """Show rows of images, each (images, 784) with values in [0, 1].

    Args:
        rows: The images.
        names: What to write to the left of each row.
        heads: What to write above each column.
    """
    across, down = max(map(len, rows)), len(rows)
    _, axes = plt.subplots(figsize=(min(8.0, 1.2 * bool(names) + 0.65 * across), 0.65 * down + 0.3 * bool(heads)))
    shared.sheet(axes, [np.asarray(row) for row in rows], names or [""] * down)
    axes.set_xticks(15 + 30 * np.arange(len(heads)), heads)
    axes.xaxis.tick_top()
    plt.show()
