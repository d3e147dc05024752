"""Anomaly detection: how strange digits are, as they are and turned, and how many of each are reported."""

from typing import Any

import numpy as np

from autograder.portraits.shared import Arrays, curves

CAPTION = (
    "Your scores of 200 digits and of the same digits turned by 90°, in growing order: the turned ones should lie "
    "higher. Principal components stand in for a VAE. On the right, the share of each that you report: a higher "
    "quantile means fewer false alarms, and fewer finds."
)
QUANTILES = np.linspace(0.02, 0.98, 25)


def draw(figure: Any, own: Arrays, lesson: Arrays) -> None:
    """Draw the scores of both kinds, and what is reported over the quantile."""
    left, middle, right = figure.subplots(1, 3)
    places = np.arange(1, len(lesson["usual"]) + 1)
    curves(left, places, own["usual"], lesson["usual"], title="digits", xlabel="image", ylabel="score (nats)")
    curves(middle, places, own["turned"], lesson["turned"], title="digits, turned", xlabel="image")
    middle.set_ylim(left.get_ylim()[0], middle.get_ylim()[1])
    left.legend(loc="upper left")
    curves(right, QUANTILES, own["found"], lesson["found"], title="reported: turned, and usual", xlabel="quantile")
    curves(right, QUANTILES, own["alarms"], lesson["alarms"])
    right.set_ylim(-0.05, 1.05)
