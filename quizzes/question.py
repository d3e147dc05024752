"""What all kinds of questions have in common, and what is said of an answer."""

from typing import Annotated, Any

from pydantic import Field

from autograder.records import Record, Text
from autograder.result import Verdict

Letter = Annotated[str, Field(pattern="^[A-Z]$")]
Id = Annotated[str, Field(pattern="^[A-Za-z0-9_]+$")]
Tie = Annotated[str, Field(pattern=r"^[a-z0-9_]+\.[a-z0-9_]+$")]  # a misconception: kl_loss.half_left_out

LONGEST = 200


class AnswerError(ValueError):
    """An answer cannot be read; the text is a sentence that says how to write it."""


class Question(Record):
    """A question, without its answer.

    Attributes:
        id: Its name in answers.toml.
        section: The part of the lesson that it is about.
    """

    id: Id
    section: Text
    text: Text

    def posed(self, student: str) -> str:
        """Return the text as a student reads it; some kinds put numbers of the student's own into it."""
        return self.text


class Judgement(Record):
    """What is said of an answer.

    Attributes:
        text: Why it is right, or what is wrong with it.
        misconception: `<slug>.<name>`, where a wrong answer shows one.
    """

    verdict: Verdict
    text: str
    misconception: str = ""


def is_blank(answer: object) -> bool:
    """Whether a student has left an answer open."""
    return answer == [] or (isinstance(answer, str) and not answer.strip())


def letters_in(answer: Any) -> str:
    """Return the letters of an answer such as "a, C", "AC" or ["A", "C"], in capitals; nothing if there are none.

    Nothing as well where the answer is no text or list of texts, or too long for one.
    """
    if isinstance(answer, list) and len(answer) <= LONGEST and all(isinstance(part, str) for part in answer):
        answer = " ".join(answer)
    if not isinstance(answer, str) or len(answer) > LONGEST:
        return ""
    return "".join(sign for sign in answer.upper() if not sign.isspace() and sign not in ",;.")
