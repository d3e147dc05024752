"""The questions of the bank as other systems know them: options to choose from, steps to order, a number.

What no other system has is turned into the nearest that it has:
- A numeric question, whose numbers are drawn for each student here, becomes a few variants with fixed numbers.
- An ordering of which several orders are right becomes a choice between orders, since every system accepts one only.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from autograder.result import Verdict
from quizzes.bank import Solution
from quizzes.expression import formula
from quizzes.lettered import ChoiceSolution, MultipleSolution, OrderingSolution
from quizzes.numeric import NumericSolution
from quizzes.question import letters_in

VARIANTS = 4
WRONG_ORDERS = 3
SMALLEST = 1e-6  # a tolerance, so that no rounding on the way decides


@dataclass(frozen=True)
class Option:
    """One of the options, and what is said to whoever chooses it."""

    text: str
    right: bool
    feedback: str


@dataclass(frozen=True)
class Chosen:
    """Options to choose from.

    Attributes:
        text: The question; it may have several lines.
        many: Whether any number of options may be right.
        lettered: Whether the options are named by letters of the text, and need no letters of their own.
    """

    name: str
    text: str
    options: Sequence[Option]
    many: bool = False
    lettered: bool = False


@dataclass(frozen=True)
class Ordered:
    """Steps, in their right order; `choice` asks the same as a choice between orders."""

    name: str
    text: str
    steps: Sequence[str]
    feedback: str
    choice: Chosen


@dataclass(frozen=True)
class Number:
    """A number.

    Attributes:
        tolerance: How far an answer may be from the value.
        feedback: What is said of the right answer.
        mistakes: Values of known mistakes, with their tolerance and what is said of each.
        advice: What is said of any other answer.
    """

    name: str
    text: str
    value: float
    tolerance: float
    feedback: str
    mistakes: Sequence[tuple[float, float, str]]
    advice: str


Item = Chosen | Ordered | Number


def decimal(value: float) -> str:
    """Return a number without an exponent, which not every system reads."""
    return f"{value:.10f}".rstrip("0").rstrip(".")


def share(item: Chosen) -> str:
    """Return the percentage that each right option is worth, with as many digits as Moodle knows it by: 33.33333."""
    return f"{100 / sum(option.right for option in item.options):.7g}"


def category(title: str, variants: Sequence[Item]) -> str:
    """Return the path of the category for a question in Moodle's question bank; one of its own for several variants."""
    names = [title, variants[0].name.rpartition(" ")[0]] if len(variants) > 1 else [title]
    return "/".join(["$course$", *(name.replace("/", "//") for name in names)])


def items(solution: Solution) -> list[Item]:
    """Return a question with its answer as other systems know it: one item, or a few variants of it."""
    question = solution.question
    match solution:
        case ChoiceSolution():
            return [Chosen(question.id, question.text, _options(solution, {solution.answer}))]
        case MultipleSolution():
            return [Chosen(question.id, question.text, _options(solution, solution.answer), many=True)]
        case OrderingSolution():
            return [_ordered(solution)]
        case NumericSolution():
            return list(_variants(solution))


def _options(solution: ChoiceSolution | MultipleSolution, right: "set[str] | frozenset[str]") -> list[Option]:
    said = solution.explanations
    return [Option(text, letter in right, said[letter]) for letter, text in solution.question.options.items()]


def _ordered(solution: OrderingSolution) -> Item:
    question = solution.question
    orders = [letters_in(order) for order in solution.answer]
    wrong = itertools.islice(_wrong_orders(solution, orders[0]), WRONG_ORDERS)
    options = [Option(", ".join(orders[0]), right=True, feedback=solution.explanation)]
    options += [Option(", ".join(order), right=False, feedback=said) for order, said in wrong]
    listed = "\n".join([question.text, *(f"{letter}. {text}" for letter, text in question.options.items())])
    choice = Chosen(question.id, listed, sorted(options, key=lambda option: option.text), lettered=True)
    if len(orders) > 1:
        return choice
    steps = [question.options[letter] for letter in orders[0]]
    return Ordered(question.id, question.text, steps, solution.explanation, choice)


def _wrong_orders(solution: OrderingSolution, order: str) -> Iterator[tuple[str, str]]:
    """Yield orders with one step too early, and what is said of each; those that are hardest to tell apart first."""
    for distance in range(1, len(order)):
        for start in range(len(order) - distance):
            step = order[start + distance]
            other = order[:start] + step + order[start : start + distance] + order[start + distance + 1 :]
            judgement = solution.judge(other, "")
            if judgement.verdict is not Verdict.PASSED:
                yield other, judgement.text


def _variants(solution: NumericSolution) -> Iterator[Number]:
    question = solution.question
    every = [values for _, values in question.variants()]
    count = min(VARIANTS, len(every))
    for place in range(count):
        values = every[place * (len(every) - 1) // max(count - 1, 1)]
        value = formula(solution.answer)(values)
        wrong = ((formula(mistake.value)(values), mistake.explanation) for mistake in solution.mistakes.values())
        yield Number(
            name=f"{question.id} {place + 1}",
            text=question.filled(values),
            value=value,
            tolerance=_tolerance(solution, value),
            feedback=solution.explanation,
            mistakes=[(number, _tolerance(solution, number), said) for number, said in wrong],
            advice=solution.advice,
        )


def _tolerance(solution: NumericSolution, value: float) -> float:
    return max(solution.tolerance * abs(value), SMALLEST)
