"""The generator: what it learns to draw."""

from typing import Any

from autograder.portraits.shared import Arrays, apprentice

CAPTION = (
    "Your generator untrained, and after 50 steps in which it learned one digit for each of ten noise vectors. Black "
    "is -1 and white is 1: a grey ground means that pixels never come near -1."
)


def draw(figure: Any, own: Arrays, lesson: Arrays) -> None:
    """Draw images before and after the training, and how the error falls."""
    apprentice(figure, own, lesson, "to be drawn", low=-1.0)
