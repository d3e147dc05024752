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

NO_NUMBER = "Please answer with one number, such as 0.25, without a unit or a sign between thousands."
Places = tuple[int, ...]  # of each parameter: which of its values, counted from 0
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

    def places(self, student: str) -> Places:
        """Return a student's draw: the same on every machine, whatever the case of the name's letters."""
        text = f"{student.strip().casefold()}\n{self.id}"
        number = int.from_bytes(hashlib.sha256(text.encode("utf-8", "replace")).digest(), "big")
        places = []
        for choices in self.parameters.values():
            number, place = divmod(number, len(choices))
            places.append(place)
        return tuple(places)

    def drawn(self, student: str) -> dict[str, float]:
        """Return the values for a student."""
        return self._values(self.places(student))

    def variants(self) -> Iterator[tuple[Places, dict[str, float]]]:
        """Yield every combination of values that can be drawn."""
        for places in itertools.product(*(range(len(choices)) for choices in self.parameters.values())):
            yield places, self._values(places)

    def read(self, answer: Any) -> float:
        """Return the number that an answer means: a number, or a text that is one.

        Raises:
            AnswerError: It is something else.
        """
        if isinstance(answer, str) and len(answer) <= LONGEST:
            text = answer.strip().replace("\N{MINUS SIGN}", "-")
            answer = float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None
        if type(answer) in (int, float):
            try:
                if math.isfinite(number := float(answer)):
                    return number
            except OverflowError:
                pass
        raise AnswerError(NO_NUMBER)

    def posed(self, student: str) -> str:
        """Return the text with the student's values, or with dots where there is no name to draw them by."""
        if not student.strip():
            return _PLACEHOLDER.sub("...", self.text)
        return self.filled(self.drawn(student))

    def filled(self, values: Mapping[str, float]) -> str:
        """Return the text with some values in it."""
        return _PLACEHOLDER.sub(lambda found: shown(values[found[1]]), self.text)

    def _values(self, places: Places) -> dict[str, float]:
        return {name: self.parameters[name][place] for name, place in zip(self.parameters, places, strict=True)}


def shown(value: float) -> str:
    """Return a drawn value as a question shows it."""
    return f"{value:g}"


def split(text: str) -> list[str]:
    """Return a question's text in pieces: words and names of parameters in turn."""
    return _PLACEHOLDER.split(text)


UNNAMED = Judgement(  # what is said of a number where nobody knows which numbers were drawn
    verdict=Verdict.NOT_ATTEMPTED,
    text=f'Write your name at the top of {house.ANSWERS}, student = "...": your numbers are drawn from it.',
)


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
        apart = 2 * self.tolerance / (1 - self.tolerance)
        for _, variant in self.question.variants():
            values = {name: evaluate(variant) for name, evaluate in formulas.items()}
            for (one, a), (other, b) in itertools.combinations(values.items(), 2):
                if close(a, b, apart):
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
            return UNNAMED
        given = self.question.read(answer)
        values = self.question.drawn(student)
        for expression, judgement in self.known():
            if close(given, formula(expression)(values), self.tolerance):
                return judgement
        return self.otherwise

    def known(self) -> Iterator[tuple[Expression, Judgement]]:
        """Yield the number that is right, then those of known mistakes, and what is said of each."""
        yield self.answer, Judgement(verdict=Verdict.PASSED, text=self.explanation)
        for mistake in self.mistakes.values():
            tie = mistake.misconception or ""
            yield mistake.value, Judgement(verdict=Verdict.FAILED, text=mistake.explanation, misconception=tie)

    @property
    def otherwise(self) -> Judgement:
        """What is said of any other number."""
        return Judgement(verdict=Verdict.FAILED, text=self.advice)


def close(one: float, other: float, tolerance: float) -> bool:
    """Whether two numbers are the same to a relative tolerance."""
    return math.isclose(one, other, rel_tol=tolerance, abs_tol=1e-9)
