"""Who handed in what, and how a system's names for a person find that person on a roster."""

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime

from autograder.records import Record
from autograder.reports.text import clean

PEOPLE = "people.json"  # what it is called in a folder of results
KEYS = ("canvas", "participant", "number", "email", "login")


class LmsError(Exception):
    """A file of a school's system cannot be used; the text says why, and what to do.

    Args:
        text: It may hold names that students have given themselves.
    """

    def __init__(self, text: str) -> None:
        super().__init__(clean(text))


class Student(Record):
    """A person, by all the names that are known of them.

    Attributes:
        canvas: The user's id in Canvas.
        participant: The user's number in one assignment of Moodle.
        number: The school's own number: SIS User ID in Canvas, ID number in Moodle, SID in Gradescope.
        login: SIS Login ID in Canvas, username in Moodle.
    """

    name: str = ""
    section: str = ""
    canvas: str = ""
    participant: str = ""
    number: str = ""
    email: str = ""
    login: str = ""

    @property
    def id(self) -> str:
        """The id that a person would look this student up by."""
        return self.number or self.login or self.email or self.canvas or self.participant

    def with_details_of(self, other: "Student") -> "Student":
        """Return the student with what another record of the same person adds; what it contradicts is its to say."""
        return self.model_copy(update={name: value for name, value in other if value})


class HandIn(Record):
    """What the system says of a submission.

    Attributes:
        name: The submission's unique name in the gradebook.
        students: Who handed it in; several for a group, nobody where it is not known.
        submitted_at: When, with its time zone; None where the system does not tell.
        late: Whether the system itself calls it late.
    """

    name: str
    students: tuple[Student, ...] = ()
    submitted_at: datetime | None = None
    late: bool = False


class People(Record):
    """A class's hand-ins; `grade` keeps them beside the results, so that `export` knows who is who."""

    hand_ins: tuple[HandIn, ...] = ()


class Directory:
    """Finds people among some students.

    Ids are compared as they are, but for the case of e-mail addresses and logins. A name decides only where no id can
    be compared, and where nobody else has it: of two students of one name, neither is guessed.
    """

    def __init__(self, students: Iterable[Student]) -> None:
        self._by_key: dict[tuple[str, str], list[Student]] = {}
        for student in students:
            for key in KEYS:
                if value := getattr(student, key):
                    self._by_key.setdefault((key, value.casefold()), []).append(student)
            if words := name_words(student.name):
                self._by_key.setdefault(("name", words), []).append(student)
        self._keys = {key for key, _ in self._by_key}

    def find(self, student: Student) -> Student | None:
        """Return who somebody is here, or None."""
        comparable = [key for key in KEYS if getattr(student, key) and key in self._keys]
        for key in comparable:
            found = self._only(key, getattr(student, key).casefold())
            if found and not (key == "participant" and _differ(student.name, found.name)):
                return found
        return None if comparable else self._only("name", name_words(student.name))

    def called(self, text: str) -> Student | None:
        """Return who a free text such as a file's name, an id, an address or a name means, or None."""
        folded = text.strip().casefold()
        for key in KEYS:
            if found := self._only(key, folded):
                return found
        return self._only("name", name_words(text))

    def _only(self, key: str, value: str) -> Student | None:
        found = self._by_key.get((key, value), [])
        return found[0] if len(found) == 1 else None


def name_words(name: str) -> str:
    """Return a name such that "Noël O'Brien", "OBrien, Noël" and "NOËL O’BRIEN" are the same.

    Moodle leaves signs out of names, Canvas turns them around.
    """
    text = unicodedata.normalize("NFKC", name).casefold()
    kept = "".join(sign if _in_word(sign) else " " if sign in " ,;._-\t" else "" for sign in text)
    return " ".join(sorted(kept.split()))


def _differ(one: str, other: str) -> bool:
    """Whether two names are two people's: a group's number in Moodle may be the number of some participant."""
    return bool(one and other) and name_words(one) != name_words(other)


def shown(students: Sequence[Student], attribute: str) -> str:
    """Return one attribute of all members of a group."""
    return "; ".join(filter(None, (getattr(student, attribute) for student in students)))


def _in_word(sign: str) -> bool:
    return sign.isalnum() or unicodedata.category(sign).startswith("M")
