"""What was answered to each question, in few words, and what the key says to it: for reports."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from autograder.lesson import Quiz
from autograder.result import Verdict
from quizzes import bank
from quizzes.answers import given_in, student_in
from quizzes.lettered import Lettered, Multiple
from quizzes.question import AnswerError, is_blank, letters_in

OTHER = "something else"


class Answered(NamedTuple):
    """One answer.

    Attributes:
        given: The answer in a form that can be counted: letters, a known mistake, or OTHER. Empty where none is given.
        text: Why it is right, or what is wrong with it.
    """

    given: str
    right: bool
    text: str
    misconception: str


class AnswerReader:
    """Reads the answers of one submission after the other.

    Args:
        quizzes: What is asked.

    Raises:
        LessonError: A question bank or its key has a mistake.
    """

    def __init__(self, quizzes: Sequence[Quiz]) -> None:
        self._keys = {quiz.slug: bank.key(quiz.slug) for quiz in quizzes}

    def read(self, answers: Mapping[str, Any]) -> dict[tuple[str, str], Answered]:
        """Return the answers by quiz and question; nothing about the file is taken for granted.

        Args:
            answers: All of answers.toml.
        """
        student = student_in(answers)
        found = {}
        for slug, key in self._keys.items():
            given = given_in(answers, slug)
            for question, solution in key.items():
                found[slug, question] = _read(solution, given.get(question, ""), student)
        return found


def _read(solution: bank.Solution, answer: Any, student: str) -> Answered:
    try:
        judged = solution.judge(answer, student)
    except AnswerError as error:
        return Answered("" if is_blank(answer) else OTHER, False, str(error), "")
    right = judged.verdict is Verdict.PASSED
    if judged.verdict is Verdict.NOT_ATTEMPTED:
        return Answered("", False, judged.text, "")
    if isinstance(solution.question, Lettered):
        letters = letters_in(answer)
        given = "".join(sorted(set(letters))) if isinstance(solution.question, Multiple) else letters
    else:
        given = "the right number" if right else judged.misconception or OTHER
    return Answered(given, right, judged.text, judged.misconception)
