"""Grades a submission's quiz answers as one item."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from autograder import house
from autograder.lesson import Quiz
from autograder.result import ItemResult, TestResult, Verdict
from quizzes import bank
from quizzes.answers import STUDENT, given_in, student_in
from quizzes.bank import Solution
from quizzes.question import AnswerError, Judgement, is_blank

MOST_NOTES = 10


class QuizGrader:
    """Grades the quiz answers of one submission after the other.

    Args:
        quizzes: What is graded; a quiz's questions weigh the same.
        known: What may be answered, graded here or not; the same, if it is left out.

    Raises:
        LessonError: A question bank or its key has a mistake.
    """

    def __init__(self, quizzes: Sequence[Quiz], known: Sequence[Quiz] = ()) -> None:
        self._keys = [(quiz, bank.key(quiz.slug)) for quiz in quizzes]
        self._known = {quiz.slug: [each.id for each in bank.questions(quiz.slug)] for quiz in known or quizzes}
        self._digests = {quiz.slug: bank.digest(quiz.slug) for quiz in quizzes}

    def grade(self, answers: Mapping[str, Any]) -> tuple[ItemResult, ...]:
        """Grade the answers of answers.toml, as one item for each quiz.

        Args:
            answers: The whole file: the student's name, and quiz slug -> question id -> answer. Nothing about it is
                taken for granted.
        """
        student = student_in(answers)
        items = []
        for quiz, key in self._keys:
            given = given_in(answers, quiz.slug)
            tests = tuple(_grade(solution, given.get(name, ""), student) for name, solution in key.items())
            item = ItemResult(slug=quiz.slug, title=quiz.title, points=quiz.points, tests=tests, practice=quiz.practice)
            items.append(item)
        return tuple(items)

    def keys(self, answers: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
        """Yield for each quiz its slug, and the digests of what its score depends on: the answers, and the quiz."""
        for slug, digest in self._digests.items():
            told = json.dumps([student_in(answers), given_in(answers, slug)], sort_keys=True, default=str)
            yield slug, hashlib.sha256(told.encode()).hexdigest(), digest

    def misplaced(self, answers: Mapping[str, Any]) -> list[str]:
        """Return a sentence for each answer that no quiz asks for: most likely its name is misspelt."""
        known = self._known
        file = house.ANSWERS
        found = [f"{file}: there is no quiz called {name!r}." for name in answers if name not in {*known, STUDENT}]
        if not isinstance(answers.get(STUDENT, ""), str):
            found.append(f"{file}: {STUDENT} should be your name, in quotes.")
        for slug, ids in known.items():
            given = answers.get(slug, {})
            if not isinstance(given, dict):
                found.append(f"{file}: [{slug}] should hold one answer a line.")
                continue
            found += [f"{file}: {slug} has no question called {name!r}." for name in given if name not in ids]
        return found[:MOST_NOTES]


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
