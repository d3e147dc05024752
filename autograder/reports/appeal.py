"""What a score rests on, for the instructor who answers an appeal. Nothing of it is for students."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import numpy as np
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from autograder.explain import Explanation, Failure, Question
from autograder.reports.text import clean, number
from autograder.result import Verdict

MOST_QUESTIONS = 4
MOST_PARTS = 6
MOST_VALUES = 4
LONGEST = 200


def as_page(explanation: Explanation) -> Iterator[RenderableType]:
    """Yield an exercise or quiz: its score, each test that was not passed, and the misconceptions that it shows.

    Commands are plain texts, to be printed whole.
    """
    item = explanation.item
    yield Text.assemble((item.slug, "bold"), f"  {number(item.score)} of {number(item.points)}: {item.title}")
    if explanation.recorded is not None and abs(explanation.recorded - item.score) > 1e-3:
        says = f"It had {number(explanation.recorded)} when it was graded: the hand-in or the tests have changed since."
        yield Text(says, "yellow")
    if decided := explanation.override:
        says = f"{decided.by} has set it to {number(decided.points)} on {decided.date}: {decided.reason}"
        yield Text(clean(says), "cyan")
    if all(test.verdict is Verdict.NOT_ATTEMPTED for test in item.tests):
        yield Text("Not attempted.\n", "dim")
        return
    yield Text(f"{len(item.tests) - len(explanation.failures)} of {len(item.tests)} passed\n", "dim")
    for each in explanation.failures:
        yield from _failure(each)
    for hint in item.hints:
        yield _grid([("misconception", f"{item.slug}.{hint.misconception}: {hint.title}"), ("hint", hint.text)])
        yield Text()


def compact(value: Any) -> str:
    """Return a value in a line, or a line for each part: of an array its shape, first values and range."""
    if isinstance(value, np.ndarray):
        return _array(value)
    if isinstance(value, float | np.floating):
        return f"{float(value):.6g}"
    if isinstance(value, list | tuple):
        return _lines("[", map(compact, value), len(value), "]")
    if isinstance(value, dict):
        return _lines("{", (f"{clean(str(key))}: {compact(each)}" for key, each in value.items()), len(value), "}")
    return clean(repr(value), LONGEST)


def _lines(start: str, parts: Iterable[str], count: int, end: str) -> str:
    shown = [*islice(parts, MOST_PARTS), *["..."] * (count > MOST_PARTS)]
    return start + ",\n ".join(part.replace("\n", "\n ") for part in shown) + end


def _array(array: "np.ndarray[Any, Any]") -> str:
    kind = f"{array.shape}" if array.dtype == np.float32 else f"{array.dtype} {array.shape}"
    flat = array.ravel().astype(np.float64)
    if flat.size == 0:
        return f"{kind} empty"
    if array.shape == ():
        return f"{flat[0]:.6g}"
    if (flat == flat[0]).all():
        return f"{kind} all {flat[0]:.6g}"
    values = ", ".join(f"{value:.4g}" for value in flat[:MOST_VALUES])
    if flat.size <= MOST_VALUES:
        return f"{kind} [{values}]"
    return f"{kind} [{values}, ...] from {flat.min():.4g} to {flat.max():.4g}"


def _failure(failure: Failure) -> Iterator[RenderableType]:
    test = failure.test
    verdict = test.verdict.value.replace("_", " ")
    yield Text.assemble(("✗ ", "red"), (test.name, "bold"), f" ({verdict}): ", clean(test.title))
    rows = [("says", test.message), ("detail", test.detail.strip()), ("given", failure.given)]
    left_out = len(failure.questions) - MOST_QUESTIONS
    if left_out > 0:
        rows.append(("asked", f"({left_out} more before)"))
    for question in failure.questions[-MOST_QUESTIONS:]:
        rows += _question(question)
    rows.append(("misconception", test.misconception))
    yield _grid([row for row in rows if row[1]])
    if failure.command:
        yield Text.assemble(("repeat     ", "dim"), clean(failure.command))
    yield Text()


def _question(question: Question) -> Iterator[tuple[str, str]]:
    asked = question.asked
    probe = "the probe " * (asked.operation == "run")
    yield "asked", "\n  ".join([probe + asked.name, *(compact(each).replace("\n", "\n  ") for each in asked.arguments)])
    yield "answer", compact(asked.answer) if question.answered else "none"
    if question.expected is not None:
        yield "reference", compact(question.expected)


def _grid(rows: list[tuple[str, str]]) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for label, text in rows:
        grid.add_row(label, Text(clean(text)))
    return grid
