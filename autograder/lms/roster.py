"""A class's roster: the gradebook, participants or roster file of a school's system, known by its header."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from autograder.lms.people import LmsError, Student
from autograder.lms.tables import Table, read_table
from autograder.lms.times import WHEN, moment

NEVER = "-"  # what Moodle writes where nothing was handed in
TEST_STUDENTS = ("student, test", "test student")  # Canvas gives every course one


class Layout(NamedTuple):
    """How one system's file is recognised, and what its columns hold.

    Attributes:
        needs: Columns that it always has, in lower case; of "a|b", one.
        holds: For a column, which attribute of a student it is; "first" and "last" make up the name.
        time: The column with the time of the hand-in; any roster may have one called submitted_at instead.
    """

    system: str
    needs: tuple[str, ...]
    holds: Mapping[str, str]
    time: str = ""


LAYOUTS = (
    Layout(
        "canvas",
        ("student", "id", "section"),
        {
            **{"student": "name", "id": "canvas", "section": "section"},
            **{"sis user id": "number", "sis login id": "login"},
        },
    ),
    Layout(
        "moodle",
        ("identifier", "full name|status"),
        {"identifier": "participant", "full name": "name", "email address": "email", "id number": "number"},
        "last modified (submission)",
    ),
    Layout(
        "gradescope",
        ("sid", "email", "name|first name"),
        {
            **{"name": "name", "first name": "first", "last name": "last", "sid": "number", "email": "email"},
            **{"section": "section", "sections": "section"},
        },
        "submission time",
    ),
    Layout(
        "moodle",
        ("first name", "last name|surname", "email address|id number|username"),
        {
            **{"first name": "first", "last name": "last", "surname": "last", "email address": "email"},
            **{"id number": "number", "username": "login", "groups": "section"},
        },
    ),
)


@dataclass(frozen=True)
class Roster:
    """A class as a system lists it.

    Attributes:
        students: The student of each row; None for a row that is none, such as the points possible.
        times: When students handed in, by their row, as the file writes it.
    """

    table: Table
    system: str
    students: Sequence[Student | None]
    times: Mapping[int, str]

    @property
    def enrolled(self) -> list[Student]:
        """The students, each once."""
        return list(dict.fromkeys(student for student in self.students if student))


def read_roster(path: Path) -> Roster:
    """Read a roster.

    Raises:
        LmsError: It cannot be read, comes from no system that is known, or lists nobody.
    """
    table = read_table(path)
    layout = next((layout for layout in LAYOUTS if _fits(layout, table)), None)
    if layout is None:
        raise LmsError(
            f"{path} is no roster that is known: its columns are {', '.join(table.header[:8])}. Give the gradebook "
            "export of Canvas, the grading worksheet or participants list of Moodle, or the roster of Gradescope, "
            "with the headings in English."
        )
    students = [_student(table, layout, row) for row in table.rows]
    if not any(students):
        raise LmsError(f"{path} lists no students. Export it again.")
    at = next((place for name in (layout.time, WHEN) if (place := table.place(name)) is not None), None)
    times = {} if at is None else {number: row[at].strip() for number, row in enumerate(table.rows) if row[at].strip()}
    return Roster(table, layout.system, students, times)


def hand_in_times(roster: Roster, zone: datetime | None) -> tuple[dict[Student, datetime], list[str]]:
    """Return when students handed in, so far as the roster tells it, and the times in it that cannot be read."""
    times, unread = {}, []
    for row, text in roster.times.items():
        student, when = roster.students[row], moment(text, zone)
        if student and when:
            times[student] = when
        elif student and text != NEVER:
            unread.append(text)
    return times, unread


def _fits(layout: Layout, table: Table) -> bool:
    return all(any(table.place(name) is not None for name in need.split("|")) for need in layout.needs)


def _student(table: Table, layout: Layout, row: Sequence[str]) -> Student | None:
    values = {}
    for column, attribute in layout.holds.items():
        place = table.place(column)
        if place is not None and row[place].strip():
            values[attribute] = row[place].strip()
    role = table.place("role")
    if role is not None and row[role].strip().casefold() not in ("", "student"):
        return None
    name = " ".join(filter(None, (values.pop("first", ""), values.pop("last", ""))))
    values.setdefault("name", name)
    if "participant" in values:
        values["participant"] = values["participant"].rpartition(" ")[2]  # "Participant 123", in any language
    student = Student.model_validate(values)
    return student if student.id and student.name.casefold() not in TEST_STUDENTS else None
