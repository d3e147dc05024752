"""The GAN: its losses in a short game, and the images that come of it."""

from typing import Any

import numpy as np

from autograder.portraits.shared import Arrays, curves, sheet

CAPTION = (
    "Your GAN with tiny stand-ins for its parts. Its generator can only blend ten digits, and all real images are "
    "threes: after 40 steps of the game, threes should win. The losses are made up, so look at their course alone; "
    "chance makes it another each time."
)


def draw(figure: Any, own: Arrays, lesson: Arrays) -> None:
    """Draw images before and after the game, and both losses over the steps."""
    images, *losses = figure.subplots(1, 3, width_ratios=(1.6, 1, 1))
    rows = [own["before"], own["after"], lesson["after"]]
    sheet(images, rows, ["yours, before", "yours, after", "the lesson's"], low=-1.0)
    steps = np.arange(1, len(lesson["losses"]) + 1)
    for place, (axes, name) in enumerate(zip(losses, ("generator_loss", "discriminator_loss"), strict=True)):
        curves(axes, steps, own["losses"][:, place], lesson["losses"][:, place], title=name, xlabel="step")
    losses[0].legend()
