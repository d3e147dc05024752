"""Grades for Canvas: its own gradebook export, with one assignment's column filled in.

Source: Canvas's guides, "How do I import grades in the Gradebook?". Canvas knows an assignment by the exact heading
`Title (id)`; any other heading would become a new assignment. Only the columns that say who somebody is go back beside
the one that is filled in, so an import can change no other assignment. Names and ids are those that Canvas wrote,
sign for sign, since it looks students up by them.
"""

import re
from collections.abc import Sequence

from autograder.lms.grades import Grades, points_in
from autograder.lms.people import LmsError
from autograder.lms.roster import Roster
from autograder.lms.tables import as_text
from autograder.reports.text import number

IDENTITY = ("student", "id", "sis user id", "sis login id", "integration id", "root account", "section")
EXCUSED = "EX"
_ASSIGNMENT = re.compile(r"(?P<title>.+) \(\d+\)", re.DOTALL)


def as_canvas(grades: Grades, roster: Roster, assignment: str) -> tuple[str, float]:
    """Return the CSV file for Canvas's import, and how many points the assignment has there.

    Scores are scaled to these points. Whoever is excused (EX), or has no grade here, keeps what Canvas has.

    Args:
        grades: The scores.
        roster: Canvas's export.
        assignment: The heading of its column; the title is enough where no other assignment has it.

    Raises:
        LmsError: The roster is not Canvas's, or has no such column.
    """
    table = roster.table
    if roster.system != "canvas":
        raise LmsError(f"{table.path} is no gradebook of Canvas. In Canvas: Grades, Export, Export Entire Gradebook.")
    at = _column(table.header, assignment, str(table.path))
    identity = [place for place, name in enumerate(table.header) if name.strip().casefold() in IDENTITY]
    points = next((row[at] for row in table.rows if row[0].strip() == "Points Possible"), "")
    worth = points_in(points, grades.max_score)
    rows = [[table.header[place] for place in (*identity, at)]]
    for row, student in zip(table.rows, roster.students, strict=True):
        old = row[at].strip()
        score = grades.scaled(student, worth) if student and old.upper() != EXCUSED else None
        rows.append([*(row[place] for place in identity), row[at] if score is None else number(score)])
    return as_text(rows, table.delimiter), worth


def _column(header: Sequence[str], assignment: str, path: str) -> int:
    titles = {place: match["title"] for place, name in enumerate(header) if (match := _ASSIGNMENT.fullmatch(name))}
    found = [place for place, title in titles.items() if assignment in (header[place], title)]
    if len(found) == 1:
        return found[0]
    problem = "several assignments" if found else "no assignment"
    known = "; ".join(header[place] for place in titles) or "none"
    raise LmsError(f"{path} has {problem} called {assignment!r}. Its assignments are: {known}.")
