"""An autograder for Gradescope: a zip whose scripts set up its container and grade there with this engine."""

from autograder.lesson import Lesson
from autograder.lms import bundle


def archive(lesson: Lesson, seed: int) -> bytes:
    """Return the zip.

    Args:
        lesson: What it grades: the whole lesson, or a part of it.
        seed: What the inputs of hidden tests derive from, for every student.
    """
    return bundle.packed(bundle.members(lesson, seed))
