"""Asks a quiz's questions on the terminal, and explains each answer at once."""

from collections.abc import Callable

from rich.console import Console
from rich.text import Text

from autograder.result import Verdict
from quizzes import bank
from quizzes.bank import Solution
from quizzes.lettered import Lettered
from quizzes.numeric import Numeric
from quizzes.question import AnswerError, Judgement


def ask(slug: str, console: Console, answer: Callable[[], str], student: str = "") -> tuple[int, int]:
    """Ask every question of a quiz.

    Args:
        slug: The quiz.
        console: Where to print.
        answer: Reads one line; it raises EOFError where there is no more.
        student: The name that numbers are drawn from; it is asked for where a question needs it.

    Returns:
        How many answers were right, and how many questions were answered.

    Raises:
        LessonError: The question bank or its key has a mistake, or this copy has no key.
    """
    key = bank.key(slug)
    right = asked = 0
    for number, solution in enumerate(key.values(), start=1):
        question = solution.question
        console.print()
        if isinstance(question, Numeric) and not student.strip():
            student = _line("Your name, as in answers.toml (your numbers are drawn from it): ", console, answer) or ""
            if not student.strip():
                break
        heading = (f"{number} of {len(key)}  ", "dim")
        console.print(Text.assemble(heading, (question.posed(student), "bold")))
        if isinstance(question, Lettered):
            for letter, option in question.options.items():
                console.print(Text(f"  {letter}. {option}"))
        judgement = _judged(solution, student, console, answer)
        if judgement is None:
            break
        asked += 1
        correct = judgement.verdict is Verdict.PASSED
        right += correct
        mark = ("Right. ", "bold green") if correct else ("Not quite. ", "bold red")
        console.print(Text.assemble(mark, judgement.text))
        if not correct:
            console.print(Text(f"Where to read again: {question.section}.", "dim"))
    return right, asked


def _judged(solution: Solution, student: str, console: Console, answer: Callable[[], str]) -> Judgement | None:
    """Read lines until one is an answer; None where the student stops."""
    while True:
        given = _line(f"Your answer ({solution.question.form}, or q to stop): ", console, answer)
        if given is None or given.strip().upper() == "Q":
            return None
        try:
            return solution.judge(given, student)
        except AnswerError as error:
            console.print(Text(str(error), "yellow"))


def _line(prompt: str, console: Console, answer: Callable[[], str]) -> str | None:
    console.print(prompt, end="", markup=False)
    try:
        return answer()
    except (EOFError, KeyboardInterrupt):
        console.print()
        return None
