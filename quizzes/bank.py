"""The question bank: each quiz's questions, and its key where this copy has the solutions."""

from pathlib import Path
from typing import Annotated

from pydantic import Field, RootModel

from autograder import house
from autograder.records import LessonError, Record, Text, read_record

Letter = Annotated[str, Field(pattern="^[A-Z]$")]


class Question(Record):
    """One question with lettered options, of which one is right."""

    id: Text
    section: Text
    text: Text
    options: Annotated[dict[Letter, Text], Field(min_length=2)]


class Bank(Record):
    """A quiz's questions."""

    question: Annotated[tuple[Question, ...], Field(min_length=1)]


class Solution(Record):
    """A question's right answer, and what to say of each option."""

    answer: Letter
    explanations: dict[Letter, Text]


class Key(RootModel[dict[str, Solution]]):
    """A quiz's answers, by question id."""


def questions(slug: str) -> tuple[Question, ...]:
    """Return a quiz's questions.

    Raises:
        LessonError: The bank is missing or has a mistake.
    """
    return read_record(Bank, house.QUIZZES / f"{slug}.toml").question


def has_key(slug: str) -> bool:
    """Whether this copy of the lesson has a quiz's answers."""
    return _key_path(slug).exists()


def key(slug: str) -> dict[str, Solution]:
    """Return a quiz's answers, once they fit its questions.

    Raises:
        LessonError: The key is missing, has a mistake, or does not fit the questions.
    """
    path = _key_path(slug)
    solutions = read_record(Key, path).root
    bank = {question.id: question for question in questions(slug)}
    for name in sorted(bank.keys() ^ solutions.keys()):
        has, lacks = ("key", "question") if name in solutions else ("question", "key")
        raise LessonError(f"{path}: {name} has a {has} but no {lacks}. Add the one or remove the other.")
    for name, solution in solutions.items():
        options = bank[name].options
        if solution.answer not in options or solution.explanations.keys() != options.keys():
            raise LessonError(f"{path}: [{name}] needs an answer and one explanation for each of {', '.join(options)}.")
    return solutions


def _key_path(slug: str) -> Path:
    return house.SOLUTIONS / f"{slug}.toml"
