"""The autoencoder: digits before and after a short training."""

from typing import Any

from autograder.portraits.shared import Arrays, apprentice

CAPTION = (
    "Ten digits, what your autoencoder makes of them untrained, and what after 50 steps of training on 50 digits. They "
    "will not be sharp yet, but they should show."
)


def draw(figure: Any, own: Arrays, lesson: Arrays) -> None:
    """Draw images before and after the training, and how the error falls."""
    apprentice(figure, own, lesson, "digits")
