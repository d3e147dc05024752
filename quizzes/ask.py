"""Asks a quiz's questions on the terminal, and explains each answer at once."""

from collections.abc import Callable

from rich.console import Console
from rich.text import Text

from quizzes import bank
from quizzes.grade import normalized


def ask(slug: str, console: Console, answer: Callable[[], str]) -> tuple[int, int]:
    """Ask every question of a quiz.

    Args:
        slug: The quiz.
        console: Where to print.
        answer: Reads one line; it raises EOFError where there is no more.

    Returns:
        How many answers were right, and how many questions were answered.

    Raises:
        LessonError: The question bank or its key has a mistake.
    """
    key = bank.key(slug)
    right = asked = 0
    questions = bank.questions(slug)
    for number, question in enumerate(questions, start=1):
        console.print()
        console.print(Text.assemble((f"{number} of {len(questions)}  ", "dim"), (question.text, "bold")))
        for letter, option in question.options.items():
            console.print(Text(f"  {letter}. {option}"))
        given = _letter(tuple(question.options), console, answer)
        if given is None:
            break
        asked += 1
        solution = key[question.id]
        correct = given == solution.answer
        right += correct
        mark = ("Right. ", "bold green") if correct else ("Not quite. ", "bold red")
        console.print(Text.assemble(mark, solution.explanations[given]))
        if not correct:
            console.print(Text(f"Where to read again: {question.section}.", "dim"))
    return right, asked


def _letter(letters: tuple[str, ...], console: Console, answer: Callable[[], str]) -> str | None:
    while True:
        console.print(f"Your answer ({'/'.join(letters)}, or q to stop): ", end="")
        try:
            given = normalized(answer())
        except (EOFError, KeyboardInterrupt):
            console.print()
            return None
        if given == "Q":
            return None
        if given in letters:
            return given
        console.print(Text(f"Please answer with one of {', '.join(letters)}.", "yellow"))
