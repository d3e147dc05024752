"""The reconstruction losses: what one pixel costs, and how that adds up."""

from typing import Any

import numpy as np

from autograder.portraits.shared import Arrays, bars, curves

CAPTION = (
    "What a white and a black pixel cost, over the value that was drawn for them: nothing where it is right, and "
    "cross-entropy rises without end where it is wrong. On the right the costs add up over pixels, and are averaged "
    "over images."
)
LINE = np.linspace(0.01, 0.99, 50)
NAMES = ("cross-entropy", "squared error")


def draw(figure: Any, own: Arrays, lesson: Arrays) -> None:
    """Draw each loss over the pixel's value, and for batches of some sizes."""
    left, middle, right = figure.subplots(1, 3)
    for axes, key, name in zip((left, middle), ("entropy", "square"), NAMES, strict=True):
        for target in ("white", "black"):
            each = f"{key}_of_{target}"
            curves(axes, LINE, own[each], lesson[each], title=f"{name} of one pixel", xlabel="value drawn")
            place = -1 if target == "black" else 0
            axes.annotate(target, (LINE[place], lesson[each][place]), ha="right" if place else "left", va="bottom")
    left.set_ylabel("loss")
    left.legend(left.lines[:2], ["yours", "the lesson's"], loc="upper center")
    sizes = [f"{name}\n{size}" for name in ("CE", "SE") for size in ("1×1", "1×4", "4×1")]
    values = [np.concatenate([each["entropy_by_size"], each["square_by_size"]]) for each in (own, lesson)]
    bars(right, sizes, *values, title="images × pixels, each half wrong")
