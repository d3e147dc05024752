"""Who judges an answer: the key, or, in a copy without one, what is sealed of it."""

import struct
from collections.abc import Mapping
from typing import Any, Protocol

from autograder import house
from autograder.records import LessonError, Record, read_record
from quizzes import bank, seal
from quizzes.bank import AnyQuestion
from quizzes.numeric import UNNAMED, Numeric, close
from quizzes.question import Judgement

NUMBER = f">d{seal.KEY}s"  # a number, and the key of what is said of it


class Judge(Protocol):
    """Judges the answers to one question. The key and the seals do it alike."""

    @property
    def question(self) -> AnyQuestion:
        """The question."""

    def judge(self, answer: Any, student: str) -> Judgement:
        """Judge an answer.

        Raises:
            AnswerError: It is no answer to this kind of question.
        """


class SealedSolution(Record):
    """Judges answers by opening seals.

    Attributes:
        rounds: How slowly an answer is stretched into a secret.
        place: Where the seals stand, for messages.
    """

    question: AnyQuestion
    seals: seal.Seals
    rounds: int
    place: str

    def judge(self, answer: Any, student: str) -> Judgement:
        """Judge an answer, as the key would.

        Raises:
            AnswerError: It is no answer to this kind of question.
            LessonError: The seals are damaged.
        """
        if isinstance(self.question, Numeric) and not student.strip():
            return UNNAMED
        given = self.question.read(answer)
        salt = bytes.fromhex(self.seals.question)
        try:
            for password in seal.attempts(self.question, given, student, self.seals.tolerance):
                content = seal.unboxed(self.seals.boxes, seal.stretched(password, salt, self.rounds), salt)
                if content and (key := self._key(content, given)):
                    return self._judgement(key, salt)
        except (ValueError, struct.error):
            pass
        raise LessonError(f"{self.place} is damaged. Get the file anew from your instructor.")

    def _key(self, content: bytes, given: str | float) -> bytes | None:
        """Return the key of what is said of an answer; boxes of numbers hold several, or none that fits."""
        if len(content) == seal.KEY:
            return content
        for number, key in struct.iter_unpack(NUMBER, content):
            if close(float(given), number, self.seals.tolerance):
                return bytes(key)
        return None

    def _judgement(self, key: bytes, salt: bytes) -> Judgement:
        note = seal.unboxed(self.seals.boxes, key, salt)
        if note is None or seal.key_of(note) != key:
            raise ValueError("the note does not fit its key")
        return Judgement.model_validate_json(note)


def judges(slug: str) -> Mapping[str, Judge]:
    """Return who judges each question of a quiz, by question id, in the quiz's order.

    Raises:
        LessonError: There is neither a key nor seals, or one of these files has a mistake.
    """
    if (house.SOLUTIONS / f"{slug}.toml").exists() or not seal.path(slug).exists():
        return bank.key(slug)
    return sealed(slug)


def sealed(slug: str) -> dict[str, SealedSolution]:
    """Return the judges of a quiz that need no key, by question id, in the quiz's order.

    Raises:
        LessonError: The seals are missing, or do not fit the questions.
    """
    path = seal.path(slug)
    quiz = read_record(seal.SealedQuiz, path)
    found = {}
    for question in bank.questions(slug):
        place = f"{path}: [questions.{question.id}]"
        seals = quiz.questions.get(question.id)
        if seals is None or seals.question != seal.digest(question):
            says = "is missing" if seals is None else "was sealed for another text of the question"
            raise LessonError(f"{place} {says}. Get both files anew; where the key is, `vaegan quizzes` seals it.")
        found[question.id] = SealedSolution(question=question, seals=seals, rounds=quiz.rounds, place=place)
    return found
