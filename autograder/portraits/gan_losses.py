"""The losses of a GAN, over what the discriminator says."""

from typing import Any

import numpy as np

from autograder.portraits.shared import Arrays, curves

CAPTION = (
    "The discriminator's loss falls as it calls real images real, and rises as it is taken in by forged ones. The "
    "generator's loss is steepest where its forgeries are seen through, on the left: there it has most to learn."
)
LINE = np.linspace(0.01, 0.99, 50)


def draw(figure: Any, own: Arrays, lesson: Arrays) -> None:
    """Draw the three curves."""
    panels = (
        ("over_real", "discriminator_loss, fake = 0.5", "real_probability"),
        ("over_fake", "discriminator_loss, real = 0.5", "fake_probability"),
        ("generator", "generator_loss", "fake_probability"),
    )
    for axes, (name, title, label) in zip(figure.subplots(1, 3), panels, strict=True):
        curves(axes, LINE, own[name], lesson[name], title=title, xlabel=label)
        axes.legend(loc="upper center")
