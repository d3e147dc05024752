"""Grades for Moodle: a CSV file for "Import grades", by the key that all students of the class have.

Source: Moodle's documentation, "Grade import". One unknown user, or one grade above the maximum, and Moodle refuses the
whole file: so the file has the students of Moodle's own list, and no others. Their keys are written sign for sign.
"""

from autograder.lms.grades import Grades
from autograder.lms.people import LmsError
from autograder.lms.roster import Roster
from autograder.lms.tables import as_text
from autograder.reports.text import number

NO_GRADE = "-"
KEYS = {"number": "ID number", "email": "Email address", "login": "Username"}  # as Moodle's import calls them


def as_moodle(grades: Grades, roster: Roster, title: str, points: float) -> str:
    """Return the CSV file for Moodle's import.

    Args:
        grades: The scores.
        roster: Moodle's list of the class.
        title: The heading of the grades.
        points: The assignment's maximum grade in Moodle, which scores are scaled to.

    Raises:
        LmsError: There is no key that every student has, and has alone.
    """
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
