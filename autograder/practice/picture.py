"""The picture of a training: how the losses went, and what the model made of the same noise after each epoch."""

from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from autograder.practice.digits import Digits
from autograder.practice.training import Array, Progress

ROWS = 6  # epochs that are shown
SHOWN, COLUMNS = 30, 10  # digits that are redrawn
_STYLE: dict[Any, Any] = {"font.size": 10, "axes.spines.top": False, "axes.spines.right": False, "axes.titlesize": 11}
_COLOURS = "#0072B2", "#D55E00", "#009E73"


def draw(
    path: Path, progress: Progress, encoder: Any = None, decoder: Any = None, digits: Digits | None = None
) -> None:
    """Draw losses and samples over time and, where there is an encoder, redrawn digits and the latent plane."""
    with mpl.rc_context(_STYLE):
        rows = 1 if encoder is None or digits is None else 2
        figure = Figure(figsize=(10, 4.0 * rows), layout="constrained", dpi=110)
        axes = figure.subplots(rows, 2, squeeze=False)
        _losses(axes[0, 0], progress)
        _samples(axes[0, 1], progress)
        if encoder is not None and digits is not None:
            means = np.asarray(encoder(digits.held_out_images)[0])
            some = np.linspace(0, len(means) - 1, SHOWN).astype(int)
            _reconstructions(axes[1, 0], digits.held_out_images[some], np.asarray(decoder(means[some])))
            _plane(axes[1, 1], means, digits.held_out_labels)
        figure.savefig(path)


def plane(points: Array) -> Array:
    """Return points (count, dimensions) in the plane where they vary most, (count, 2); of two, as they are."""
    if points.shape[1] <= 2:
        return points
    centred = points - points.mean(axis=0)
    flat: Array = centred @ np.linalg.svd(centred, full_matrices=False)[2][:2].T
    return flat


def _losses(axes: Axes, progress: Progress) -> None:
    epochs = range(1, progress.epochs + 1)
    for place, name in enumerate(progress.losses[0]):
        values = [losses[name] for losses in progress.losses]
        axes.plot(epochs, values, marker=".", color=_COLOURS[place % 3], label=name.replace("_", " "))
    axes.set_ylim(bottom=min(0.0, axes.get_ylim()[0]))
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
    axes.set(title="Losses", xlabel="epoch")
    axes.legend(frameon=False)


def _samples(axes: Axes, progress: Progress) -> None:
    epochs = np.unique(np.linspace(0, progress.epochs, ROWS).round().astype(int))
    _tiles(axes, np.stack([progress.samples[epoch] for epoch in epochs]))
    axes.set_yticks([28 * row + 14 for row in range(len(epochs))], [str(epoch) for epoch in epochs])
    axes.set(title="The same noise after each epoch", ylabel="epoch")


def _reconstructions(axes: Axes, images: Array, decoded: Array) -> None:
    pairs = np.stack([images.reshape(-1, COLUMNS, 28, 28), decoded.reshape(-1, COLUMNS, 28, 28)], axis=1)
    _tiles(axes, pairs.reshape(-1, COLUMNS, 28, 28))
    axes.set_yticks([28 * row + 14 for row in range(2 * len(pairs))], ["digit", "redrawn"] * len(pairs))
    axes.set_title("Digits that the training has not seen")


def _plane(axes: Axes, means: Array, labels: Array) -> None:
    name = "The latent plane" if means.shape[1] == 2 else "The latent space, in the plane where it varies most"
    shown = plane(means)
    dots = axes.scatter(shown[:, 0], shown[:, 1], c=labels, cmap="tab10", s=6, vmin=-0.5, vmax=9.5)
    axes.figure.colorbar(dots, ax=axes, ticks=range(10)).outline.set_visible(False)
    axes.set(title=name, xticks=[], yticks=[])


def _tiles(axes: Axes, images: Array) -> None:
    """Show images (rows, columns, 28, 28) side by side."""
    rows, columns = images.shape[:2]
    axes.imshow(images.transpose(0, 2, 1, 3).reshape(28 * rows, 28 * columns), cmap="gray", vmin=0, vmax=1)
    axes.set_xticks([])
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
