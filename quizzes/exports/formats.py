"""The formats that a quiz can be written in."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from autograder.lesson import Quiz
from quizzes import bank
from quizzes.exports.canvas import as_canvas
from quizzes.exports.gift import as_gift
from quizzes.exports.items import Item, items
from quizzes.exports.moodle import as_moodle
from quizzes.exports.notebook import as_jupyterquiz

Writer = Callable[[str, Iterable[Sequence[Item]]], str | bytes]
FORMATS: Mapping[str, tuple[str, Writer]] = {  # what the files' names end in, and who writes them
    "moodle": ("moodle.xml", as_moodle),
    "gift": ("gift.txt", as_gift),
    "canvas": ("qti.zip", as_canvas),
    "jupyterquiz": ("jupyterquiz.json", as_jupyterquiz),
}


def write(quiz: Quiz, form: str) -> tuple[str, str | bytes]:
    """Return a file's name and content: a quiz, with its answers, in one of the formats.

    Raises:
        LessonError: The quiz's questions or key have a mistake, or this copy has no key.
    """
    ending, writer = FORMATS[form]
    questions = [items(solution) for solution in bank.key(quiz.slug).values()]
    return f"{quiz.slug}.{ending}", writer(quiz.title, questions)
