"""The KL loss: its two valleys, and how it grows with the number of dimensions and of images."""

from typing import Any

import numpy as np

from autograder.portraits.shared import Arrays, bars, curves

CAPTION = (
    "Your KL loss for one image and one dimension, over the mean and over log_var: both curves are lowest at the "
    "prior, 0, and are 0 there. On the right its value grows with the dimensions, and not with the images."
)
LINE = np.linspace(-3, 3, 61)


def draw(figure: Any, own: Arrays, lesson: Arrays) -> None:
    """Draw the loss over the mean, over log_var, and for batches of some sizes."""
    left, middle, right = figure.subplots(1, 3)
    curves(left, LINE, own["over_mean"], lesson["over_mean"], xlabel="mean", title="log_var = 0")
    curves(middle, LINE, own["over_log_var"], lesson["over_log_var"], xlabel="log_var", title="mean = 0")
    left.set_ylabel("KL loss (nats)")
    left.legend(loc="upper center")
    names = ("1 image\n1 dim.", "1 image\n4 dim.", "4 images\n1 dim.")
    bars(right, names, own["by_size"], lesson["by_size"], title="mean = log_var = 1")
