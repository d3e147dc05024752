"""The handout, exercises/README.md: the one text of the lesson, from which hints and the notebook are taken."""

import re

from autograder import house
from autograder.lesson import Exercise, Lesson
from autograder.records import LessonError
from quizzes import bank

FILE = house.EXERCISES / "README.md"
QUICK_CHECK = re.compile(r"^> \*\*Quick check `(\w+)`\.\*\*.*\n(?:^>.*\n)*", re.MULTILINE)
_EXERCISE = re.compile(r"^### Exercise: `(\w+)`\n.*?(?=^#{1,3} |\Z)", re.MULTILINE | re.DOTALL)
_WARNING = re.compile(r"^\*Mind\.\*\s+(.+?)(?:\n\n|\Z)", re.MULTILINE | re.DOTALL)


def text() -> str:
    """Return the whole handout."""
    return house.text(FILE)


def of_lesson(lesson: Lesson) -> str:
    """Return the handout without the exercises and the quick checks that a lesson leaves out."""
    asked = {question.id for quiz in lesson.quiz for question in bank.questions(quiz.slug)}
    kept = _EXERCISE.sub(lambda found: found[0] if found[1] in lesson.exercise_slugs else "", text())
    return QUICK_CHECK.sub(lambda found: found[0] if found[1] in asked else "", kept)


def section(exercise: Exercise) -> str:
    """Return what the handout says of an exercise, below its heading.

    Raises:
        LessonError: There is no such heading.
    """
    heading = f"### Exercise: `{exercise.slug}`\n"
    _, found, rest = text().partition(heading)
    if not found:
        raise LessonError(f"{FILE} has no heading {heading.strip()!r}. Add it.")
    return re.split(r"^#{1,3} ", rest, maxsplit=1, flags=re.MULTILINE)[0].strip()


def warning(exercise: Exercise) -> str:
    """Return what the handout asks to mind in an exercise, as one line of plain text.

    Raises:
        LessonError: The exercise's section has no such paragraph.
    """
    found = _WARNING.search(section(exercise))
    if found is None:
        raise LessonError(
            f"{FILE}: the section of {exercise.slug} has no paragraph that starts with '*Mind.*'. Add it."
        )
    return _plain(" ".join(found[1].split()))


def _plain(markdown: str) -> str:
    """Return Markdown of one paragraph as a terminal shows it: formulas and emphasis without their signs."""
    signs = {r"\log": "log", r"\sigma": "σ", r"\mu": "µ", r"\varepsilon": "ε", r"\hat": "", r"\mid": "|", r"\cdot": "·"}
    for command, sign in signs.items():
        markdown = markdown.replace(command, sign)
    return re.sub(r"[*$`\\{}]", "", markdown)
