"""The discriminator: what it says of digits and forgeries."""

from typing import Any

import numpy as np

from autograder.portraits.shared import OTHER, OWN, Arrays

CAPTION = (
    "What your discriminator says of 100 digits and of 100 forgeries, whose pixels are shuffled: untrained, and after "
    "20 steps of training. All answers lie between 0 and 1, and training drives the two kinds apart."
)


def draw(figure: Any, own: Arrays, lesson: Arrays) -> None:
    """Draw how the answers are spread before and after the training, the student's and the lesson's."""
    titles = ("yours, untrained", "yours, trained", "the lesson's, trained")
    every = np.concatenate([own[name].ravel() for name in own])
    low, high = min(0.0, float(np.nanmin(every))), max(1.0, float(np.nanmax(every)))
    bins = np.linspace(low, high, 26)
    panels = ((own, "before"), (own, "after"), (lesson, "after"))
    for axes, title, (arrays, when) in zip(figure.subplots(1, 3), titles, panels, strict=True):
        for kind, colour in (("real", OWN), ("fake", OTHER)):
            values = arrays[f"{kind}_{when}"].ravel()
            axes.hist(values[np.isfinite(values)], bins, color=colour, alpha=0.6, label=kind)
        axes.axvspan(0, 1, color="#F2F5F7", zorder=0)
        axes.set(title=title, xlabel="probability of being real", yticks=[])
        axes.legend(loc="upper center", fontsize=8)
