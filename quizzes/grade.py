"""Grades a submission's quiz answers as one item."""

from collections.abc import Mapping, Sequence
from typing import Any

from autograder import house
from autograder.lesson import Quiz
from autograder.result import ItemResult, TestResult, Verdict
from quizzes import bank
from quizzes.bank import Solution
from quizzes.question import AnswerError, Judgement, is_blank

MOST_NOTES = 10
STUDENT = "student"


def grade_quiz(quiz: Quiz, answers: Mapping[str, Any]) -> ItemResult:
    """Grade the answers that answers.toml gives under the quiz's slug.

    Args:
        quiz: The quiz; its questions weigh the same.
        answers: The whole file: the student's name, and quiz slug -> question id -> answer. Nothing about it is taken
            for granted.

    Raises:
        LessonError: The question bank or its key has a mistake.
    """
    given = answers.get(quiz.slug, {})
    if not isinstance(given, dict):
        given = {}
    student = _student(answers)
    key = bank.key(quiz.slug)
    tests = tuple(
        _grade(key[question.id], given.get(question.id, ""), student) for question in bank.questions(quiz.slug)
    )
    return ItemResult(slug=quiz.slug, title=quiz.title, points=quiz.points, tests=tests, practice=quiz.practice)


def misplaced(quizzes: Sequence[Quiz], answers: Mapping[str, Any]) -> list[str]:
    """Return a sentence for each answer that no quiz asks for: most likely its name is misspelt.

    Raises:
        LessonError: A question bank has a mistake.
    """
    known = {quiz.slug: {question.id for question in bank.questions(quiz.slug)} for quiz in quizzes}
    found = [f"{house.ANSWERS}: there is no quiz called {name!r}." for name in answers if name not in {*known, STUDENT}]
    if not isinstance(answers.get(STUDENT, ""), str):
        found.append(f"{house.ANSWERS}: {STUDENT} should be your name, in quotes.")
    for slug, ids in known.items():
        given = answers.get(slug, {})
        if not isinstance(given, dict):
            found.append(f"{house.ANSWERS}: [{slug}] should hold one answer a line.")
            continue
        found += [f"{house.ANSWERS}: {slug} has no question called {name!r}." for name in given if name not in ids]
    return found[:MOST_NOTES]


def _student(answers: Mapping[str, Any]) -> str:
    name = answers.get(STUDENT, "")
    return name if isinstance(name, str) else ""


def _grade(solution: Solution, answer: Any, student: str) -> TestResult:
    judgement = _judge(solution, answer, student)
    return TestResult(
        name=solution.question.id,
        title=solution.question.posed(student),
        weight=1.0,
        verdict=judgement.verdict,
        message="" if judgement.verdict is Verdict.PASSED else judgement.text,
        misconception=judgement.misconception,
    )


def _judge(solution: Solution, answer: Any, student: str) -> Judgement:
    try:
        return solution.judge(answer, student)
    except AnswerError as error:
        if is_blank(answer):
            return Judgement(verdict=Verdict.NOT_ATTEMPTED, text=f"No answer in {house.ANSWERS}.")
        return Judgement(verdict=Verdict.FAILED, text=str(error))
