"""A quiz in a notebook, by jupyterquiz.

The questions are built when they are shown: from the key, or else by opening seals one answer after the other, so no
file holds a plain key. What is shown stays in the notebook's output, though: clear it before you hand a notebook out.
jupyterquiz knows no orders, and no numbers that are drawn from a name and right within a tolerance; for such questions
`show` points to `vaegan quiz` and to the page.
"""

import contextlib
import html
import random
from collections.abc import Iterator, Sequence
from typing import Any

from autograder import house
from autograder.records import LessonError
from autograder.result import Verdict
from quizzes.judge import Judge, judges
from quizzes.lettered import Choice, Lettered, Multiple

Shown = dict[str, Any]  # as jupyterquiz reads it


def show(slug: str, *names: str) -> None:
    """Show a quiz in the output of a notebook's cell.

    Args:
        slug: The quiz.
        names: The ids of the questions to show; all, if none is named.

    Raises:
        LessonError: There is no such quiz or question, or one of its files has a mistake.
    """
    from IPython.display import Markdown, display
    from jupyterquiz import display_quiz

    shown = questions(slug, *names)
    if shown:
        with _own_chance():
            display_quiz(shown, shuffle_answers=False)
    left = len(names or judges(slug)) - len(shown)
    if left:
        count = f"{left} more {'question' if left == 1 else 'questions'}" if shown else "The questions"
        says = (
            f"{count} of this quiz: run `vaegan quiz {slug}` in a terminal, or open `{house.QUIZZES.name}/quiz.html`."
        )
        display(Markdown(says))  # type: ignore[no-untyped-call]


@contextlib.contextmanager
def _own_chance() -> Iterator[None]:
    """Let jupyterquiz draw a name of its own for the place of its questions, whatever cells before have seeded.

    With the same name twice, the second cell's questions would appear in the first one's output.
    """
    state = random.getstate()
    random.seed()
    try:
        yield
    finally:
        random.setstate(state)


def questions(slug: str, *names: str) -> list[Shown]:
    """Return the questions of a quiz, or some of them, that jupyterquiz can show, in its form.

    Raises:
        LessonError: There is no such quiz or question, or one of its files has a mistake.
    """
    found = []
    for judge in _chosen(slug, names):
        if isinstance(judge.question, Choice):
            found.append(_question(judge.question, "multiple_choice", _choice(judge, judge.question)))
        elif isinstance(judge.question, Multiple):
            found.append(_question(judge.question, "many_choice", _multiple(judge, judge.question)))
    return found


def _chosen(slug: str, names: Sequence[str]) -> list[Judge]:
    known = judges(slug)
    for name in names:
        if name not in known:
            raise LessonError(f"{slug} has no question called {name!r}. There are: {', '.join(known)}.")
    return [known[name] for name in names or known]


def _question(question: Lettered, kind: str, said: Iterator[tuple[str, bool, str]]) -> Shown:
    """Return a question from what is said of each letter: whether it is right, and why."""
    answers = [
        {"answer": html.escape(f"{letter}. {question.options[letter]}"), "correct": right, "feedback": html.escape(why)}
        for letter, right, why in sorted(said)
    ]
    return {"question": html.escape(question.text), "type": kind, "answers": answers}


def _choice(judge: Judge, question: Choice) -> Iterator[tuple[str, bool, str]]:
    for letter in question.options:
        judgement = judge.judge(letter, "")
        yield letter, judgement.verdict is Verdict.PASSED, judgement.text


def _multiple(judge: Judge, question: Multiple) -> Iterator[tuple[str, bool, str]]:
    """Begin with all letters; each judgement names one that does not belong, until the rest is right."""
    given = "".join(question.options)
    while (judgement := judge.judge(given, "")).verdict is not Verdict.PASSED:
        letter = judgement.text[0]
        yield letter, False, judgement.text
        given = given.replace(letter, "")
    for line in judgement.text.split("\n"):
        yield line[0], True, line
