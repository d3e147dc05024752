"""Questions that are answered by letters: one option, a set of options, or steps in their order."""

from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from autograder.records import Record, Text
from autograder.result import Verdict
from quizzes.question import AnswerError, Judgement, Letter, Question, Tie, letters_in


class Lettered(Question):
    """A question with lettered options."""

    options: Annotated[dict[Letter, Text], Field(min_length=2)]

    @property
    def letters(self) -> str:
        """The options' letters as a person reads them: A, B, C."""
        return ", ".join(self.options)


class Choice(Lettered):
    """One option is right."""

    kind: Literal["choice"] = "choice"

    @property
    def form(self) -> str:
        """How to answer, in a few words."""
        return "/".join(self.options)

    def read(self, answer: Any) -> str:
        """Return the letter that an answer means.

        Raises:
            AnswerError: It is something else.
        """
        letter = letters_in(answer)
        if not isinstance(answer, str) or letter not in self.options:
            raise AnswerError(f"Please answer with one of {self.letters}.")
        return letter


class Multiple(Lettered):
    """Any number of options is right, and only the whole set of them counts."""

    kind: Literal["multiple"]

    @property
    def form(self) -> str:
        """How to answer, in a few words."""
        return "all letters that fit"

    def read(self, answer: Any) -> str:
        """Return the set of letters that an answer means, in the options' order and each of them once.

        Raises:
            AnswerError: It is something else.
        """
        given = letters_in(answer)
        if not given or not set(given) <= self.options.keys():
            raise AnswerError(f"Please answer with some of {self.letters}, separated by commas.")
        return "".join(letter for letter in self.options if letter in given)


class Ordering(Lettered):
    """The options are steps, to be put in order."""

    kind: Literal["ordering"]

    @property
    def form(self) -> str:
        """How to answer, in a few words."""
        return f"all {len(self.options)} letters in order"

    def read(self, answer: Any) -> str:
        """Return the order that an answer means.

        Raises:
            AnswerError: It is something else.
        """
        order = letters_in(answer)
        if not self.is_whole(order):
            raise AnswerError(f"Please answer with all of {self.letters} in their order, each of them once.")
        return order

    def is_whole(self, order: str) -> bool:
        """Whether an order has each of the steps once."""
        return sorted(order) == sorted(self.options)


class _LetteredSolution(Record):
    """What is said of each option, and which misunderstanding a wrong answer about it shows."""

    question: Lettered
    explanations: dict[Letter, Text]
    misconceptions: Annotated[dict[Letter, Tie], Field(default_factory=dict)]

    @property
    def ties(self) -> list[str]:
        """The misconceptions that wrong answers show."""
        return list(self.misconceptions.values())

    @model_validator(mode="after")
    def _complete(self) -> Self:
        options = self.question.options.keys()
        if self.explanations.keys() != options:
            raise ValueError(f"explanations needs one text for each of {self.question.letters}.")
        if not self.misconceptions.keys() <= options:
            raise ValueError(f"misconceptions knows the letters {self.question.letters} only.")
        return self

    def _wrong(self, letter: str, says: str) -> Judgement:
        text = f"{says}: {self.explanations[letter]}"
        return Judgement(verdict=Verdict.FAILED, text=text, misconception=self.misconceptions.get(letter, ""))


class ChoiceSolution(_LetteredSolution):
    """The right option."""

    question: Choice
    answer: Letter

    @model_validator(mode="after")
    def _possible(self) -> Self:
        if self.answer not in self.question.options:
            raise ValueError(f"answer should be one of {self.question.letters}.")
        if self.answer in self.misconceptions:
            raise ValueError(f"misconceptions.{self.answer} ties the right answer to a misconception. Remove it.")
        return self

    def judge(self, answer: Any, student: str) -> Judgement:
        """Judge an answer: one letter.

        Raises:
            AnswerError: It is something else.
        """
        letter = self.question.read(answer)
        if letter == self.answer:
            return Judgement(verdict=Verdict.PASSED, text=self.explanations[letter])
        return self._wrong(letter, letter)


class MultipleSolution(_LetteredSolution):
    """The right set of options."""

    question: Multiple
    answer: Annotated[frozenset[Letter], Field(min_length=1)]

    @model_validator(mode="after")
    def _possible(self) -> Self:
        if not self.answer <= self.question.options.keys():
            raise ValueError(f"answer should list some of {self.question.letters}.")
        return self

    def judge(self, answer: Any, student: str) -> Judgement:
        """Judge an answer: some letters, in any order. The first that is wrongly in or out is explained.

        Raises:
            AnswerError: It is something else.
        """
        given = self.question.read(answer)
        for letter in self.question.options:
            if letter in given and letter not in self.answer:
                return self._wrong(letter, f"{letter} does not belong to the answer")
            if letter in self.answer and letter not in given:
                return self._wrong(letter, f"{letter} belongs to the answer as well")
        right = [letter for letter in self.question.options if letter in self.answer]
        text = "\n".join(f"{letter}: {self.explanations[letter]}" for letter in right)
        return Judgement(verdict=Verdict.PASSED, text=text)


class OrderingSolution(_LetteredSolution):
    """The right orders of the steps.

    Attributes:
        answer: Every order that is right, each as a text such as "B, A, C".
        explanation: Why they are in that order.
        explanations: For each step, what has to come before it.
        misconceptions: For a step, what it shows when it stands too early.
    """

    question: Ordering
    answer: Annotated[tuple[str, ...], Field(min_length=1)]
    explanation: Text

    @model_validator(mode="after")
    def _possible(self) -> Self:
        for order in self.answer:
            if not self.question.is_whole(letters_in(order)):
                raise ValueError(f"answer has {order!r}, but each order needs {self.question.letters} once.")
        return self

    def judge(self, answer: Any, student: str) -> Judgement:
        """Judge an answer: all letters in an order. The first step that stands too early is explained.

        Raises:
            AnswerError: It is something else.
        """
        given = self.question.read(answer)
        orders = [letters_in(order) for order in self.answer]
        if given in orders:
            return Judgement(verdict=Verdict.PASSED, text=self.explanation)
        agreed = max(_shared(given, order) for order in orders)
        return self._wrong(given[agreed], f"{given[agreed]} stands too early")


def _shared(one: str, other: str) -> int:
    """Return how many letters two orders have in common from the start."""
    return next((place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b), len(one))
