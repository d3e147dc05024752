"""Seals: what an answer opens where a copy has no key.

An answer is stretched into a secret by many rounds of PBKDF2. The secret opens a box, which holds the key of another
box, and that one holds what is said of the answer. A box shows nothing but a label, by which a secret finds it, and a
ciphertext: the content, combined with a keystream that PBKDF2 draws from the secret. Only the standard library is
needed, and a browser's WebCrypto has the same functions (`quiz.js` opens the same boxes).

A box says no more than the answers that were tried, but a handful of options can all be tried. Sealing keeps an answer
from being read by accident; it keeps no secret from those who search for it.
"""

import base64
import hashlib
import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field

from autograder import house
from autograder.records import Record
from quizzes.bank import AnyQuestion
from quizzes.lettered import Ordering
from quizzes.numeric import Numeric, Places

ROUNDS = 200_000  # an answer opens in a tenth of a second, or a number in three
KEY = 16  # bytes of a note's key
LABEL = 6  # bytes of a box's label
OTHERWISE = "otherwise"  # opens what is said of a number that is neither right nor a known mistake
_SMALLEST = 1e-6  # numbers nearer to 0 share a cell
_SLACK = 0.001  # cells are wider than a tolerance by this much, so that rounding loses no number

Boxes = Mapping[str, str]  # label -> ciphertext, both in base64


class Seals(Record):
    """What is sealed of one question.

    Attributes:
        question: The digest of the question, which is the salt as well: seals fit one wording and one set of numbers.
        solution: The digest of all that is sealed, by which stale seals are found.
        tolerance: For numbers: how far an answer may be from a known number, relative to its size.
        boxes: The sealed boxes.
    """

    question: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    solution: str
    tolerance: float = 0.0
    boxes: dict[str, str]


class SealedQuiz(Record):
    """What is sealed of a quiz, by question id."""

    rounds: Annotated[int, Field(ge=1, le=10_000_000)]
    questions: dict[str, Seals]


def path(slug: str) -> Path:
    """Return where a quiz's seals lie."""
    return house.QUIZZES / "sealed" / f"{slug}.toml"


def digest(question: AnyQuestion) -> str:
    """Return what a question's seals are made for, in hexadecimal digits."""
    return hashlib.sha256(question.model_dump_json().encode()).hexdigest()


def stretched(password: str, salt: bytes, rounds: int) -> bytes:
    """Return the secret of an answer."""
    return hashlib.pbkdf2_hmac("sha256", password.encode(), salt, rounds)


def boxed(content: bytes, secret: bytes, salt: bytes) -> tuple[str, str]:
    """Return the label and the ciphertext of a box."""
    label, stream = _expanded(secret, salt, len(content))
    return label, base64.b64encode(_combined(content, stream)).decode()


def unboxed(boxes: Boxes, secret: bytes, salt: bytes) -> bytes | None:
    """Return the content of the box that a secret opens, if there is one.

    Raises:
        ValueError: Its ciphertext is no base64.
    """
    label, _ = _expanded(secret, salt, 0)
    if label not in boxes:
        return None
    content = base64.b64decode(boxes[label], validate=True)
    _, stream = _expanded(secret, salt, len(content))
    return _combined(content, stream)


def key_of(note: bytes) -> bytes:
    """Return the key of a note's box: no two notes share one, and a damaged note does not fit its key."""
    return hashlib.sha256(note).digest()[:KEY]


def attempts(question: AnyQuestion, given: str | float, student: str, tolerance: float) -> Iterator[str]:
    """Yield the passwords that an answer stands for, in the order in which to try them.

    A choice or a set is one password. An order is judged by its beginning, so its beginnings are, and the last step
    follows from the others. A number is the cells that its tolerance reaches into, together with the student's draw.
    """
    if isinstance(question, Numeric):
        places = question.places(student)
        yield from (numbered(places, cell) for cell in reached(float(given), tolerance))
        yield OTHERWISE
    elif isinstance(question, Ordering):
        yield from (str(given)[:length] for length in range(1, len(question.options)))
    else:
        yield str(given)


def numbered(places: Places, cell: str) -> str:
    """Return the password of a number in a draw."""
    return f"{','.join(map(str, places))}:{cell}"


def cell_of(number: float, tolerance: float) -> str:
    """Return the cell of the number line that holds a number: cells are equally wide by their logarithm."""
    if abs(number) < _SMALLEST:
        return "0"
    width = -2.02 * math.log1p(-tolerance - _SLACK)
    return f"{'-' if number < 0 else '+'}{math.floor(math.log(abs(number)) / width)}"


def reached(number: float, tolerance: float) -> list[str]:
    """Return the one or two cells that hold every number as close as the tolerance."""
    reach = 1 - tolerance - _SLACK
    return list(dict.fromkeys(cell_of(end, tolerance) for end in (number * reach, number / reach)))


def _expanded(secret: bytes, salt: bytes, length: int) -> tuple[str, bytes]:
    """Return a secret's label, and its keystream for a content of some length."""
    stream = hashlib.pbkdf2_hmac("sha256", secret, salt, 1, LABEL + length)
    return base64.b64encode(stream[:LABEL]).decode(), stream[LABEL:]


def _combined(content: bytes, stream: bytes) -> bytes:
    return bytes(one ^ other for one, other in zip(content, stream, strict=True))
