"""The sampling layer: what it draws, and how widely."""

from typing import Any

import numpy as np

from autograder.portraits.shared import BLACK, LESSON_LINE, OWN, Arrays, curves, histograms

CAPTION = (
    "4,000 draws for one Gaussian should fill the bell curve. The width of the draws grows by a factor of e for every "
    "2 of log_var, a straight line here. In two dimensions, the draws form a cloud, each dimension with noise of its "
    "own; a line or a point would mean that noise is shared or missing."
)
MEAN, DEVIATION = 1.0, 2.0
LOG_VARS = np.linspace(-4, 4, 17)


def draw(figure: Any, own: Arrays, lesson: Arrays) -> None:
    """Draw a histogram, the standard deviation over log_var, and a cloud in two dimensions."""
    bell, width, cloud = figure.subplots(1, 3)
    title = f"mean {MEAN:g}, log_var {2 * np.log(DEVIATION):.2f}"
    histograms(bell, own["draws"], lesson["draws"], (-7, 9), title=title, xlabel="z")
    x = np.linspace(-7, 9, 161)
    density = np.exp(-(((x - MEAN) / DEVIATION) ** 2) / 2) / (DEVIATION * np.sqrt(2 * np.pi))
    bell.plot(x, density, color=BLACK, linewidth=1)
    bell.set_ylim(0, 1.5 * max(density.max(), 0.2))
    bell.legend(loc="upper right", fontsize=8)
    spreads = [np.std(each["widths"].reshape(17, -1), axis=1) for each in (own, lesson)]
    curves(width, LOG_VARS, *spreads, title="width of the draws", xlabel="log_var", ylabel="standard deviation")
    width.set_yscale("symlog", base=np.e, linthresh=0.05)
    width.set_yticks([0, 0.1, 0.3, 1, 3, 10], ["0", "0.1", "0.3", "1", "3", "10"])
    cloud.scatter(*lesson["cloud"].T, s=6, facecolor="none", edgecolor=LESSON_LINE["color"], linewidth=0.5, alpha=0.6)
    cloud.scatter(*own["cloud"].T, s=7, color=OWN, alpha=0.6, linewidths=0)
    cloud.set(title="mean (2, −1), log_var (0, 2)", xlabel="$z_1$", ylabel="$z_2$")
