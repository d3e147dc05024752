"""Grades for a system: the gradebook's scores laid beside the system's own list of the class."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.lms import results
from autograder.lms.people import Directory, LmsError, Student
from autograder.lms.roster import Roster


@dataclass(frozen=True)
class Grades:
    """A class's scores.

    Attributes:
        scores: What each student has, out of `max_score`; who has no grade is not in it.
        max_score: What there is to have.
        left_out: Submissions with a score that belong to nobody on the roster.
        awaiting: Submissions whose score is not whole yet, since a person has still to judge a part: as good as none.
    """

    scores: Mapping[Student, float]
    max_score: float
    left_out: Sequence[str]
    awaiting: Sequence[str]

    def scaled(self, student: Student, points: float) -> float | None:
        """Return a student's score scaled to `points`, and never more than that; None where there is no grade."""
        score = self.scores.get(student)
        return None if score is None else round(min(score * points / self.max_score, points), 2)


def read_grades(folder: Path, roster: Roster) -> Grades:
    """Find out who on a roster has which score.

    Raises:
        LmsError: The results cannot be read, or somebody has two scores: which one counts is nobody's to guess.
    """
    rows, people = results.gradebook(folder), results.people(folder)
    directory = Directory(roster.enrolled)
    owners: dict[Student, str] = {}
    scores: dict[Student, float] = {}
    left_out = []
    awaiting = [row.submission for row in rows if row.awaiting.strip()]
    for row in rows:
        if row.score is None or row.awaiting.strip():
            continue
        known = people[row.submission].students if row.submission in people else ()
        found = [directory.find(student) for student in known] or [directory.called(row.submission)]
        for student in found:
            if student is None:
                left_out.append(row.submission)
            elif student in scores:
                both = f"{owners[student]} and {row.submission}"
                raise LmsError(
                    f"{student.name or student.id} has two submissions: {both}. Take one out of the gradebook."
                )
            else:
                scores[student], owners[student] = row.score, row.submission
    best = max((row.max_score for row in rows), default=0.0)
    if not scores and awaiting:
        raise LmsError(f"{len(awaiting)} submissions of {folder} await a human, and no other has a score to export.")
    if best == 0:
        raise LmsError(f"{folder} has nothing that counts: there is no score to export.")
    if not scores:
        raise LmsError(f"No submission of {folder} belongs to anybody in {roster.table.path}. Is it the right class?")
    return Grades(scores, best, list(dict.fromkeys(left_out)), awaiting)


def points_in(text: str, otherwise: float) -> float:
    """Return the points that a cell gives, or something else where it gives none."""
    try:
        points = float(text.replace(",", "."))
    except ValueError:
        return otherwise
    return points if 0 < points < float("inf") else otherwise
