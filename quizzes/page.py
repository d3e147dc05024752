"""The page of all quizzes: one file for a browser, which needs no server and no network, and holds no plain key."""

from pathlib import Path
from typing import Any

import jinja2

from autograder import house
from autograder.files import write_whole
from autograder.lesson import Lesson
from quizzes import numeric
from quizzes.answers import STUDENT
from quizzes.judge import SealedSolution, sealed
from quizzes.lettered import Lettered
from quizzes.numeric import Numeric

_PARTS = Path(__file__).with_name("web")


def path() -> Path:
    """Return where the page lies."""
    return house.QUIZZES / "quiz.html"


def write(lesson: Lesson) -> Path:
    """Build the page from the questions and their seals, and return where it lies.

    Raises:
        LessonError: A bank or its seals have a mistake.
        OutputError: The page cannot be written.
    """
    write_whole(path(), rendered(lesson))
    return path()


def rendered(lesson: Lesson) -> str:
    """Return the page.

    Raises:
        LessonError: A bank or its seals have a mistake.
    """
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_PARTS),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    judges = {quiz.slug: sealed(quiz.slug) for quiz in lesson.quiz}
    return environment.get_template("quiz.html.j2").render(
        lesson=lesson,
        quizzes=[(quiz, [judge.question for judge in judges[quiz.slug].values()]) for quiz in lesson.quiz],
        pieces=_pieces,
        data=_data(judges),
        style=house.text(_PARTS / "quiz.css"),
        script=house.text(_PARTS / "quiz.js"),
    )


def _data(judges: dict[str, dict[str, SealedSolution]]) -> dict[str, Any]:
    """Return what the script needs besides the questions that stand in the page."""
    return {
        "file": house.ANSWERS,
        "blank": house.text(house.EXERCISES / house.ANSWERS),
        "student": STUDENT,
        "no_number": numeric.NO_NUMBER,
        "quizzes": {slug: {name: _sealed(judge) for name, judge in own.items()} for slug, own in judges.items()},
    }


def _sealed(judge: SealedSolution) -> dict[str, Any]:
    question, seals = judge.question, judge.seals
    own: dict[str, Any] = {"kind": question.kind, "section": question.section, "rounds": judge.rounds}
    if isinstance(question, Lettered):
        own["letters"] = "".join(question.options)
    if isinstance(question, Numeric):
        own["values"] = [[numeric.shown(value) for value in choices] for choices in question.parameters.values()]
    return own | seals.model_dump()


def _pieces(question: Numeric) -> list[str | int]:
    """Return a question's text in pieces; a whole number is a parameter, counted from 0, whose value stands there."""
    names = list(question.parameters)
    return [names.index(piece) if place % 2 else piece for place, piece in enumerate(numeric.split(question.text))]
