"""The encoder: where it puts digits before any training."""

from typing import Any

import numpy as np

from autograder.portraits.shared import BLACK, GREY, Arrays, histograms

CAPTION = (
    "The means of 200 digits, a colour for each kind of digit, before any training: they should spread to all sides "
    "of 0. On a line, in one corner or on one point, the code could not tell digits apart. Values of both signs should "
    "occur in log_var as well."
)
COLOURS = "#1845fb #ff5e02 #c91f16 #c849a9 #adad7d #86c8dd #578dff #656364 #0aa46b #a96b59".split()


def draw(figure: Any, own: Arrays, lesson: Arrays) -> None:
    """Draw the student's and the lesson's means in the plane, and how log_var is spread."""
    left, middle, right = figure.subplots(1, 3)
    for axes, arrays, title in ((left, own, "your means"), (middle, lesson, "the lesson's means")):
        colours = [COLOURS[place % 10] for place in range(len(arrays["mean"]))]
        axes.scatter(*arrays["mean"].T, s=9, c=colours, alpha=0.75, linewidths=0)
        axes.axhline(0, color=GREY, linewidth=0.8)
        axes.axvline(0, color=GREY, linewidth=0.8)
        axes.set(title=title, xlabel="$z_1$", ylabel="$z_2$")
        axes.locator_params(axis="x", nbins=5)  # small numbers have long names
    reach = max(1.0, *(float(np.nanquantile(np.abs(each["log_var"]), 0.99)) for each in (own, lesson)))
    histograms(right, own["log_var"], lesson["log_var"], (-reach, reach), title="log_var", xlabel="value")
    right.axvline(0, color=BLACK, linewidth=0.8)
    right.legend(fontsize=8)
