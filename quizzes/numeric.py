"""Questions that are answered by a number, with values that are drawn for each student."""

import hashlib
import itertools
import math
import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from autograder import house
from autograder.records import Record, Text
from autograder.result import Verdict
from quizzes.expression import Expression, formula
from quizzes.question import LONGEST, AnswerError, Judgement, Question, Tie

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)

Name = Annotated[str, Field(pattern="^[a-z_][a-z0-9_]*$")]
Values = Annotated[tuple[Annotated[float, Field(allow_inf_nan=False)], ...], Field(min_length=1)]


class Numeric(Question):
    """A question whose text has `{placeholders}`, each with a list of values that it may take."""

    kind: Literal["numeric"]
    parameters: Annotated[dict[Name, Values], Field(min_length=1)]

    @property
    def form(self) -> str:
        """How to answer, in a few words."""
        return "a number"

    @model_validator(mode="after")
    def _filled(self) -> Self:
        for name in sorted(self.parameters.keys() ^ set(_PLACEHOLDER.findall(self.text))):
            raise ValueError(f"{name!r} should stand in the text, as {{{name}}}, and in the parameters as well.")
        return self

    def drawn(self, student: str) -> dict[str, float]:
        """Return the values for a student: the same on every machine, whatever the case of the name's letters."""
        text = f"{student.strip().casefold()}\n{self.id}"
        number = int.from_bytes(hashlib.sha256(text.encode("utf-8", "replace")).digest(), "big")
        values = {}
        for name, choices in self.parameters.items():
            number, place = divmod(number, len(choices))
            values[name] = choices[place]
        return values

    def variants(self) -> Iterator[dict[str, float]]:
        """Yield every combination of values that can be drawn."""
        for values in itertools.product(*self.parameters.values()):
            yield dict(zip(self.parameters, values, strict=True))

    def posed(self, student: str) -> str:
        """Return the text with the student's values, or with dots where there is no name to draw them by."""
        if not student.strip():
            return _PLACEHOLDER.sub("...", self.text)
        return self.filled(self.drawn(student))

    def filled(self, values: Mapping[str, float]) -> str:
        """Return the text with some values in it."""
        return _PLACEHOLDER.sub(lambda found: f"{values[found[1]]:g}", self.text)


class Mistake(Record):
    """A wrong way to a number, and what to say to whoever took it."""

    value: Expression
    explanation: Text
    misconception: Tie | None = None


class NumericSolution(Record):
    """The right number, and the wrong ones that are known.

    Attributes:
        answer: The right number, from the parameters.
        tolerance: How far an answer may be from it, relative to its size.
        explanation: Why it is right.
        advice: How to set about it, for a wrong answer that is no known mistake.
    """

    question: Numeric
    answer: Expression
    tolerance: Annotated[float, Field(ge=0, le=0.1)] = 0.01
    explanation: Text
    advice: Text
    mistakes: Annotated[dict[Name, Mistake], Field(min_length=1)]

    @property
    def ties(self) -> list[str]:
        """The misconceptions that wrong answers show."""
        return [mistake.misconception for mistake in self.mistakes.values() if mistake.misconception]

    @model_validator(mode="after")
    def _distinct(self) -> Self:
        """Make sure that no number a student gives can be meant in two ways, whatever the drawn values."""
        formulas = {"answer": formula(self.answer)}
        formulas |= {f"mistakes.{name}": formula(mistake.value) for name, mistake in self.mistakes.items()}
        for variant in self.question.variants():
            values = {name: evaluate(variant) for name, evaluate in formulas.items()}
            for (one, a), (other, b) in itertools.combinations(values.items(), 2):
                if _close(a, b, 2 * self.tolerance):
                    raise ValueError(
                        f"{one} ({a:g}) and {other} ({b:g}) cannot be told apart where {variant}. Change either."
                    )
        return self

    def judge(self, answer: Any, student: str) -> Judgement:
        """Judge an answer: a number, or a text that is one.

        Raises:
            AnswerError: It is something else.
        """
        if not student.strip():
            says = f'Write your name at the top of {house.ANSWERS}, student = "...": your numbers are drawn from it.'
            return Judgement(verdict=Verdict.NOT_ATTEMPTED, text=says)
        given = _number(answer)
        values = self.question.drawn(student)
        if _close(given, formula(self.answer)(values), self.tolerance):
            return Judgement(verdict=Verdict.PASSED, text=self.explanation)
        for mistake in self.mistakes.values():
            if _close(given, formula(mistake.value)(values), self.tolerance):
                tie = mistake.misconception or ""
                return Judgement(verdict=Verdict.FAILED, text=mistake.explanation, misconception=tie)
        return Judgement(verdict=Verdict.FAILED, text=self.advice)


def _close(one: float, other: float, tolerance: float) -> bool:
    return math.isclose(one, other, rel_tol=tolerance, abs_tol=1e-9)


def _number(answer: Any) -> float:
    """Return the number that a student means."""
    if isinstance(answer, str) and len(answer) <= LONGEST:
        text = answer.strip().replace("\N{MINUS SIGN}", "-")
        answer = float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None
    if type(answer) in (int, float):
        try:
            if math.isfinite(number := float(answer)):
                return number
        except OverflowError:
            pass
    raise AnswerError("Please answer with one number, such as 0.25, without a unit or a sign between thousands.")
