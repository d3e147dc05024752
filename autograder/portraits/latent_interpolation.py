"""Latent interpolation: ways in the plane, and the images on ways between digits."""

from typing import Any

from autograder.portraits.shared import LESSON_LINE, OWN, Arrays, sheet

CAPTION = (
    "On the left, three of your ways around the origin (+), of nine points each, under the lesson's. Beside it, what "
    "lies on your ways between digits, and on the lesson's; principal components stand in for a VAE."
)
NAMES = ("0 to 1", "2 to 3", "4 to 5", "6 to 7")


def draw(figure: Any, own: Arrays, lesson: Arrays) -> None:
    """Draw the student's ways and images beside the lesson's."""
    plane, left, right = figure.subplots(1, 3, width_ratios=(1, 1.6, 1.6))
    for mine, right_one in zip(own["ways"], lesson["ways"], strict=True):
        plane.plot(*mine.T, "o-", color=OWN, markersize=3.5)
        plane.plot(*right_one.T, **LESSON_LINE)
    plane.plot(0, 0, "+", color="black")
    plane.set(title="latent points", aspect="equal", xlim=(-3, 3), ylim=(-3, 3))
    sheet(left, list(own["images"]), NAMES)
    sheet(right, list(lesson["images"]), [""] * len(NAMES))
    left.set_title("yours")
    right.set_title("the lesson's")
