"""Grades a submission's quiz answers as one item."""

from collections.abc import Mapping, Sequence
from typing import Any

from autograder import house
from autograder.lesson import Quiz
from autograder.result import ItemResult, TestResult, Verdict
from quizzes import bank
from quizzes.bank import Question, Solution

MOST_NOTES = 10


def grade_quiz(quiz: Quiz, answers: Mapping[str, Any]) -> ItemResult:
    """Grade the answers that answers.toml gives under the quiz's slug.

    Args:
        quiz: The quiz; its questions weigh the same.
        answers: The whole file: quiz slug -> question id -> letter. Nothing about it is taken for granted.

    Raises:
        LessonError: The question bank or its key has a mistake.
    """
    given = answers.get(quiz.slug, {})
    if not isinstance(given, dict):
        given = {}
    key = bank.key(quiz.slug)
    tests = tuple(_grade(question, key[question.id], given) for question in bank.questions(quiz.slug))
    return ItemResult(slug=quiz.slug, title=quiz.title, points=quiz.points, tests=tests)


def misplaced(quizzes: Sequence[Quiz], answers: Mapping[str, Any]) -> list[str]:
    """Return a sentence for each answer that no quiz asks for: most likely its name is misspelt.

    Raises:
        LessonError: A question bank has a mistake.
    """
    known = {quiz.slug: {question.id for question in bank.questions(quiz.slug)} for quiz in quizzes}
    found = [f"{house.ANSWERS}: there is no quiz called {name!r}." for name in answers if name not in known]
    for slug, ids in known.items():
        given = answers.get(slug, {})
        if not isinstance(given, dict):
            found.append(f"{house.ANSWERS}: [{slug}] should hold one answer a line.")
            continue
        found += [f"{house.ANSWERS}: {slug} has no question called {name!r}." for name in given if name not in ids]
    return found[:MOST_NOTES]


def normalized(answer: str) -> str:
    """Return an answer's letter as the bank writes it."""
    return answer.strip().strip(".").upper()


def _grade(question: Question, solution: Solution, given: Mapping[str, Any]) -> TestResult:
    verdict, message = _judge(question, solution, given.get(question.id, ""))
    return TestResult(name=question.id, title=question.text, weight=1.0, verdict=verdict, message=message)


def _judge(question: Question, solution: Solution, answer: Any) -> tuple[Verdict, str]:
    letters = ", ".join(question.options)
    if answer == "":
        return Verdict.NOT_ATTEMPTED, f"No answer in {house.ANSWERS}."
    if not isinstance(answer, str) or normalized(answer) not in question.options:
        return Verdict.FAILED, f"Answer with one of the letters {letters}, in quotes."
    letter = normalized(answer)
    verdict = Verdict.PASSED if letter == solution.answer else Verdict.FAILED
    return verdict, "" if verdict is Verdict.PASSED else f"{letter}: {solution.explanations[letter]}"
