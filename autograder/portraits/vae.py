"""The VAE: its losses in a short training, and the images that come of it."""

from typing import Any

import numpy as np

from autograder.portraits.shared import Arrays, curves, sheet

CAPTION = (
    "Your VAE with small stand-ins for its parts, after 40 steps of training: what it makes of eight digits, the way "
    "from the first to the last of them, and new images. The losses are made up as well; what it reports should fall "
    "about like the lesson's."
)


def draw(figure: Any, own: Arrays, lesson: Arrays) -> None:
    """Draw the student's images, the lesson's, and the losses over the steps."""
    left, middle, right = figure.subplots(1, 3, width_ratios=(1, 1, 0.8))
    rows = ("digits", "images", "walk", "new")
    sheet(left, [own[row] for row in rows], ["digits", "redrawn", "a walk", "new"])
    sheet(middle, [lesson[row] for row in rows], ["", "", "", ""])
    left.set_title("yours")
    middle.set_title("the lesson's")
    steps = np.arange(1, len(lesson["losses"]) + 1)
    curves(right, steps, own["losses"][:, 0], lesson["losses"][:, 0], title="loss as reported", xlabel="step")
    right.legend()
