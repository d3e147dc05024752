"""What the pictures have in common: colours, curves, and sheets of images."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
Arrays = Mapping[str, Array]

# The colours of Okabe and Ito, which people with any kind of colour vision can tell apart.
OWN, OTHER, GREY, BLACK = "#0072B2", "#D55E00", "#5F6368", "#222222"
STYLE = {
    "font.size": 9,
    "axes.titlesize": 9.5,
    "axes.labelcolor": BLACK,
    "axes.edgecolor": GREY,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": "#E6E6E6",
    "xtick.color": GREY,
    "ytick.color": GREY,
    "legend.frameon": False,
    "lines.linewidth": 2.4,
    "figure.constrained_layout.use": True,
}
LESSON_LINE = {"color": BLACK, "linewidth": 1.3, "linestyle": (0, (4, 2.5)), "zorder": 3}


def curves(axes: Any, x: Array, own: Array, lesson: Array, **labels: str) -> None:
    """Draw the student's curve, and over it, dashed, the lesson's: where both agree, the line is dashed.

    Args:
        axes: Where to draw.
        x: Where the curves were taken, (points,).
        own: The student's values, (points,); NaN leaves a gap.
        lesson: The lesson's.
        labels: Title and labels of the axes, as `Axes.set` takes them.
    """
    axes.plot(x, own, color=OWN, label="yours")
    axes.plot(x, lesson, label="the lesson's", **LESSON_LINE)
    axes.set(**labels)


def bars(axes: Any, names: Sequence[str], own: Array, lesson: Array, **labels: str) -> None:
    """Draw a bar of the student's for each name, and across it, dashed, the lesson's value."""
    places = np.arange(len(names))
    axes.bar(places, np.nan_to_num(own), width=0.6, color=OWN, alpha=0.85)
    for place, value in zip(places, lesson, strict=True):
        axes.plot([place - 0.42, place + 0.42], [value, value], **LESSON_LINE)
    axes.set_xticks(places, names)
    axes.grid(visible=False, axis="x")
    axes.set(**labels)


def histograms(axes: Any, own: Array, lesson: Array, span: tuple[float, float], **labels: str) -> None:
    """Draw how the student's values are spread over a span, and as a dashed outline how the lesson's are."""
    bins = np.linspace(*span, 41)
    axes.hist(_within(own, span), bins, density=True, color=OWN, alpha=0.55, label="yours")
    axes.hist(_within(lesson, span), bins, density=True, histtype="step", label="the lesson's", **LESSON_LINE)
    axes.set_yticks([])
    axes.set(**labels)


def sheet(axes: Any, rows: Sequence[Array], names: Sequence[str], low: float = 0.0) -> None:
    """Show rows of 28x28 images as a contact sheet; black is `low` and white is 1.

    Args:
        axes: Where to draw.
        rows: For each row its images, any shape of (images, 784 numbers).
        names: What to write to the left of each row.
        low: The value of a black pixel.
    """
    lines = []
    for row in rows:
        tiles = np.nan_to_num(row, nan=low).reshape(len(row), 28, 28)
        lines.append(np.hstack([np.pad(tile, 1, constant_values=np.nan) for tile in tiles]))
    axes.imshow(np.vstack(lines), cmap="gray", vmin=low, vmax=1.0, interpolation="nearest")
    axes.set_yticks(15 + 30 * np.arange(len(rows)), names)
    axes.tick_params(length=0)
    axes.set_xticks([])
    axes.grid(visible=False)
    axes.spines[:].set_visible(False)


def apprentice(figure: Any, own: Arrays, lesson: Arrays, tasks: str, low: float = 0.0) -> None:
    """Draw what a network makes of its tasks before and after a short training, and how its error falls.

    Args:
        figure: Where to draw.
        own: The arrays of `probes.shared.lessons.apprentice` for the student's network.
        lesson: The same for the lesson's.
        tasks: Names what it was given to draw.
        low: The value of a black pixel.
    """
    images, errors = figure.subplots(1, 2, width_ratios=(2.1, 1))
    rows = [own["target"], own["before"], own["after"], lesson["after"]]
    sheet(images, rows, [tasks, "yours, untrained", "yours, trained", "the lesson's"], low)
    steps = np.arange(1, len(own["error"]) + 1)
    curves(errors, steps, own["error"], lesson["error"], xlabel="step", title="squared error of a pixel")
    errors.set_ylim(bottom=0)
    errors.legend()


def _within(values: Array, span: tuple[float, float]) -> Array:
    """Return the numbers of any array, those beyond an end of the span put to that end."""
    flat = values.ravel()
    return np.clip(flat[np.isfinite(flat)], *span)
