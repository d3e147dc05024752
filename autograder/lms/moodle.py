"""Grades for Moodle: its own grading worksheet filled in, or else a CSV file for "Import grades".

Source: Moodle's documentation, "Offline grading worksheet" and "Grade import". In an import, one unknown user or one
grade above the maximum, and Moodle refuses the whole file: so the file has the students of Moodle's own list, and no
others. Names and keys are written sign for sign, since Moodle looks students up by them.
"""

from autograder.lms.grades import Grades, points_in
from autograder.lms.people import LmsError
from autograder.lms.roster import Roster
from autograder.lms.tables import as_text
from autograder.reports.text import number

NO_GRADE = "-"
KEYS = {"number": "ID number", "email": "Email address", "login": "Username"}  # as Moodle's import calls them


def as_moodle(grades: Grades, roster: Roster, title: str, points: float | None) -> tuple[str, float]:
    """Return the CSV file for Moodle, and the maximum grade there, which scores are scaled to.

    Args:
        grades: The scores.
        roster: Moodle's list of the class; of a grading worksheet, the column `Grade` is filled in, and whoever has
            no grade here keeps what it has.
        title: The heading of the grades, where it is no worksheet.
        points: The maximum grade; by default the worksheet's, or else the lesson's.

    Raises:
        LmsError: The list is not Moodle's, or has no key that every student has, and has alone.
    """
    table = roster.table
    if roster.system != "moodle":
        raise LmsError(f"{table.path} is no list of Moodle. Give its grading worksheet, participants or grades.")
    at, most = table.place("grade"), table.place("maximum grade")
    if at is None or table.place("identifier") is None:
        worth = points or grades.max_score
        return _import(grades, roster, title, worth), worth
    told = next((row[most] for row in table.rows), "") if most is not None else ""
    worth = points or points_in(told, grades.max_score)
    rows = [list(table.header)]
    for row, student in zip(table.rows, roster.students, strict=True):
        score = grades.scaled(student, worth) if student else None
        rows.append([*row[:at], row[at] if score is None else number(score), *row[at + 1 :]])
    return as_text(rows, table.delimiter), worth


def _import(grades: Grades, roster: Roster, title: str, points: float) -> str:
    attribute = _key(roster)
    rows = [[KEYS[attribute], title]]
    for student in roster.enrolled:
        score = grades.scaled(student, points)
        rows.append([getattr(student, attribute), NO_GRADE if score is None else number(score)])
    return as_text(rows)


def _key(roster: Roster) -> str:
    for attribute in KEYS:
        keys = [getattr(student, attribute) for student in roster.enrolled]
        if all(keys) and len(set(keys)) == len(keys):
            return attribute
    wanted = ", ".join(KEYS.values())
    raise LmsError(f"{roster.table.path} has no column that tells everybody apart, of {wanted}. Export it with one.")
