"""Known wrong answers: small edits of the reference, each with a name and a hint for the student."""

from collections import Counter
from pathlib import Path
from typing import Annotated

from pydantic import Field

from autograder import house
from autograder.records import LessonError, Record, Text, read_record
from autograder.skeleton import solution_text


class Misconception(Record):
    """A misunderstanding, as an edit of the reference solution.

    Attributes:
        name: What it is called, such as variance_for_standard_deviation.
        title: The same in a line of prose.
        find: The text of the reference that it changes; it stands there exactly once.
        replace: What stands there instead.
        hint: What a student reads whose answer behaves like it.
    """

    name: Annotated[str, Field(pattern="^[a-z0-9_]+$")]
    title: Text
    find: Text
    replace: str
    hint: Text


class WrongAnswers(Record):
    """An exercise's misconceptions.

    Attributes:
        replay: Whether a submission's answers can be compared with theirs: not where a network's make, which is the
            student's choice, shapes every answer.
    """

    replay: bool = True
    misconception: tuple[Misconception, ...] = ()


def load(slug: str) -> WrongAnswers:
    """Return what is known of an exercise's wrong answers, which may be nothing yet.

    Raises:
        LessonError: The file has a mistake, or an edit does not fit the reference.
    """
    path = house.misconceptions(slug)
    if not path.exists():
        return WrongAnswers()
    found = read_record(WrongAnswers, path)
    for name, count in Counter(each.name for each in found.misconception).items():
        if count > 1:
            raise LessonError(f"{path}: {name} stands there {count} times. Give each misconception a name of its own.")
    for misconception in found.misconception:
        apply(misconception, slug, path)
    return found


def apply(misconception: Misconception, slug: str, path: Path | None = None) -> str:
    """Return the reference with a misconception in it.

    Raises:
        LessonError: The text to find does not stand in the reference exactly once.
    """
    reference = solution_text(slug)
    count = reference.count(misconception.find)
    if count != 1:
        where = path or house.misconceptions(slug)
        raise LessonError(
            f"{where}: {misconception.name} edits a text that stands {count} times in {slug}.py. "
            "Choose one that stands there exactly once."
        )
    return reference.replace(misconception.find, misconception.replace)
