"""Asks a quiz's questions on the terminal, explains each answer at once, and offers to save the answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from autograder import house
from autograder.reports.text import clean
from autograder.result import Verdict
from quizzes import answers, bank
from quizzes.bank import AnyQuestion
from quizzes.judge import Judge, judges
from quizzes.lettered import Lettered
from quizzes.numeric import Numeric
from quizzes.question import AnswerError, Judgement, is_blank


@dataclass
class Asked:
    """How a quiz went.

    Attributes:
        student: The name that numbers were drawn from; blank where none was needed.
        given: The answers, by question id, as answers.toml has them.
        right: How many of them were right.
    """

    student: str
    given: dict[str, str] = field(default_factory=dict)
    right: int = 0


def ask(slug: str, console: Console, answer: Callable[[], str], student: str = "") -> Asked:
    """Ask every question of a quiz.

    Args:
        slug: The quiz.
        console: Where to print.
        answer: Reads one line; it raises EOFError where there is no more.
        student: The name that numbers are drawn from; it is asked for where a question needs it.

    Raises:
        LessonError: The question bank, its key or its seals have a mistake.
    """
    asked = Asked(student)
    key = judges(slug)
    for number, (name, judge) in enumerate(key.items(), start=1):
        question = judge.question
        console.print()
        if isinstance(question, Numeric) and not asked.student.strip():
            says = f"Your name, as in {house.ANSWERS} (your numbers are drawn from it; q to stop): "
            name_given = _line(says, console, answer)
            asked.student = "" if _stops(name_given) else str(name_given)
            if not asked.student.strip():
                break
        heading = (f"{number} of {len(key)}  ", "dim")
        console.print(Text.assemble(heading, (question.posed(asked.student), "bold")))
        if isinstance(question, Lettered):
            for letter, option in question.options.items():
                row = Table.grid(padding=(0, 1))
                row.add_row(f" {letter}.", Text(option))
                console.print(row)
        judged = _judged(judge, asked.student, console, answer)
        if judged is None:
            break
        asked.given[name], judgement = judged
        correct = judgement.verdict is Verdict.PASSED
        asked.right += correct
        mark = ("Right. ", "bold green") if correct else ("Not quite. ", "bold red")
        console.print(Text.assemble(mark, judgement.text))
        if not correct:
            console.print(Text(f"Where to read again: {question.section}.", "dim"))
    return asked


def hindrance(path: Path, known: Mapping[str, Any], student: str) -> str:
    """Return why a student's answers cannot be saved in a file that says so much; nothing where they can be."""
    owner = answers.student_in(known)
    if not path.exists():
        return f"There is no {path}: your answers will not be saved."
    if student.strip() and owner and student.strip().casefold() != owner.casefold():
        return f"{path} has the name {clean(owner)}: your answers will not be saved there."
    return ""


def offer(
    asked: Asked, slug: str, path: Path, known: Mapping[str, Any], console: Console, answer: Callable[[], str]
) -> None:
    """Offer to save the answers in a student's answers file, and do so where the student agrees.

    Args:
        asked: How the quiz went.
        slug: The quiz.
        path: The file.
        known: What it says.
        console: Where to print.
        answer: Reads one line; it raises EOFError where there is no more.

    Raises:
        SubmissionError: The file cannot be read or changed.
        OutputError: It cannot be written.
    """
    if not asked.given:
        return
    earlier = answers.given_in(known, slug)
    questions = {question.id: question for question in bank.questions(slug)}
    replaced = sum(
        not is_blank(earlier.get(name, "")) and not _is_same(questions[name], earlier[name], given)
        for name, given in asked.given.items()
    )
    note = f", in place of {replaced} earlier {'one' if replaced == 1 else 'ones'}" if replaced else ""
    reply = None
    while reply not in ("y", "yes", "n", "no"):
        line = _line(f"Save these answers in {house.ANSWERS}, to hand them in{note}? (y/n): ", console, answer)
        reply = "n" if line is None else line.strip().lower()
    if reply in ("y", "yes"):
        answers.save(path, slug, asked.given, asked.student)
        console.print(Text(f"Saved in {path}."))
    else:
        console.print(Text("Nothing is saved.", "dim"))


def _judged(judge: Judge, student: str, console: Console, answer: Callable[[], str]) -> tuple[str, Judgement] | None:
    """Read lines until one is an answer; None where the student stops."""
    question = judge.question
    while True:
        given = _line(f"Your answer ({question.form}, or q to stop): ", console, answer)
        if given is None or _stops(given):
            return None
        try:
            judgement = judge.judge(given, student)
        except AnswerError as error:
            console.print(Text(str(error), "yellow"))
        else:
            letters = question.read(given)
            return given.strip() if isinstance(letters, float) else ", ".join(letters), judgement


def _stops(line: str | None) -> bool:
    return line is None or line.strip().upper() == "Q"


def _is_same(question: AnyQuestion, one: Any, other: Any) -> bool:
    try:
        return question.read(one) == question.read(other)
    except AnswerError:
        return False


def _line(prompt: str, console: Console, answer: Callable[[], str]) -> str | None:
    console.print(prompt, end="", markup=False)
    try:
        return answer()
    except (EOFError, KeyboardInterrupt):
        console.print()
        return None
