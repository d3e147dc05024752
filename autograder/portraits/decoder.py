"""The decoder: what it learns to draw."""

from typing import Any

from autograder.portraits.shared import Arrays, apprentice

CAPTION = (
    "Your decoder untrained, and after 50 steps in which it learned one digit for each of ten points in the latent "
    "space. White, black and the shapes should come out."
)


def draw(figure: Any, own: Arrays, lesson: Arrays) -> None:
    """Draw images before and after the training, and how the error falls."""
    apprentice(figure, own, lesson, "to be drawn")
