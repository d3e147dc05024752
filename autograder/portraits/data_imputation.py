"""Data imputation: digits whose lower half is hidden, and what is put in its place."""

from typing import Any

from autograder.portraits.shared import Arrays, sheet

CAPTION = (
    "Ten digits, and what your search puts in place of their lower half after 0, 10 and 100 steps. The upper half "
    "should stay as it is. Principal components stand in for a VAE, so the lower halves are rough."
)
ROWS = ("digits", "after_0", "after_10", "after_100")


def draw(figure: Any, own: Arrays, lesson: Arrays) -> None:
    """Draw the student's images beside the lesson's."""
    left, right = figure.subplots(1, 2)
    sheet(left, [own[row] for row in ROWS], ["digits", "0 steps", "10 steps", "100 steps"])
    sheet(right, [lesson[row] for row in ROWS], [""] * len(ROWS))
    left.set_title("yours")
    right.set_title("the lesson's")
