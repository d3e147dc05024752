"""The question bank: each quiz's questions, and its key where this copy has the solutions."""

import hashlib
import itertools
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

from pydantic import Discriminator, Field, RootModel, Tag

from autograder import house, wrong_answers
from autograder.records import LessonError, Record, as_record, read_record
from quizzes.lettered import Choice, ChoiceSolution, Multiple, MultipleSolution, Ordering, OrderingSolution
from quizzes.numeric import Numeric, NumericSolution

AnyQuestion = Choice | Multiple | Ordering | Numeric
Solution = ChoiceSolution | MultipleSolution | OrderingSolution | NumericSolution
_SOLUTIONS: dict[type[AnyQuestion], type[Solution]] = {
    Choice: ChoiceSolution,
    Multiple: MultipleSolution,
    Ordering: OrderingSolution,
    Numeric: NumericSolution,
}


def _kind(data: Any) -> str:
    return str(data.get("kind", "choice")) if isinstance(data, dict) else "choice"


class Bank(Record):
    """A quiz's questions; where a question's kind is not given, it is a choice."""

    question: Annotated[
        tuple[
            Annotated[
                Annotated[Choice, Tag("choice")]
                | Annotated[Multiple, Tag("multiple")]
                | Annotated[Ordering, Tag("ordering")]
                | Annotated[Numeric, Tag("numeric")],
                Discriminator(_kind),
            ],
            ...,
        ],
        Field(min_length=1),
    ]


class Key(RootModel[dict[str, dict[str, Any]]]):
    """A quiz's answers, by question id, before they are laid beside their questions."""


def digest(slug: str) -> str:
    """Return the digest of a quiz's questions and their key."""
    files = (house.QUIZZES / f"{slug}.toml", house.SOLUTIONS / f"{slug}.toml")
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def questions(slug: str) -> tuple[AnyQuestion, ...]:
    """Return a quiz's questions.

    Raises:
        LessonError: The bank is missing or has a mistake.
    """
    path = house.QUIZZES / f"{slug}.toml"
    found = read_record(Bank, path).question
    ids = [question.id for question in found]
    for name in ids:
        if ids.count(name) > 1:
            raise LessonError(f"{path}: id = {name!r} stands there twice. Give each question an id of its own.")
    return found


def key(slug: str) -> dict[str, Solution]:
    """Return a quiz's questions with their answers, by question id, in the quiz's order.

    Raises:
        LessonError: The key is missing, has a mistake, or does not fit the questions.
    """
    path = house.SOLUTIONS / f"{slug}.toml"
    if not path.exists():
        raise LessonError(
            f"{slug}: this copy has no answer key: there is no {path}. "
            f"Write your answers into {house.ANSWERS}; they are graded and explained when you hand in."
        )
    tables = read_record(Key, path).root
    asked = {question.id: question for question in questions(slug)}
    for name in sorted(asked.keys() ^ tables.keys()):
        has, lacks = ("key", "question") if name in tables else ("question", "key")
        raise LessonError(f"{path}: {name} has a {has} but no {lacks}. Add the one or remove the other.")
    solutions = {
        name: as_record(_SOLUTIONS[type(question)], {**tables[name], "question": question}, f"{path}: [{name}]")
        for name, question in asked.items()
    }
    _check_ties(path, itertools.chain.from_iterable(solution.ties for solution in solutions.values()))
    return solutions


def _check_ties(path: Path, ties: Iterable[str]) -> None:
    if not house.MISCONCEPTIONS.exists():  # a student's copy
        return
    for slug, group in itertools.groupby(sorted(ties), lambda tie: tie.partition(".")[0]):
        known = {f"{slug}.{misconception.name}" for misconception in wrong_answers.load(slug).misconception}
        for tie in group:
            if tie not in known:
                file = house.misconceptions(slug)
                raise LessonError(f"{path}: {tie!r} is no misconception of {file}. Correct its spelling.")
