"""A person's decision on a score: kept in the ledger, and put over results on their way out."""

import datetime
import difflib
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from autograder import ledger
from autograder.ledger import Change, Ledger
from autograder.lesson import Essay, Lesson
from autograder.result import GRADER_FAILED, ItemResult, Override, Status, SubmissionResult
from autograder.submission import SubmissionError


class OverrideError(Exception):
    """A decision cannot be kept; the text says why, and what would do."""


def decide(
    lesson: Lesson, results: Path, submission: str, slug: str, points: float | None, *, reason: str, by: str
) -> list[str]:
    """Keep what a person has decided on one exercise or quiz of a submission.

    Args:
        lesson: What is graded.
        results: The folder that `grade` has written.
        submission: The submission's name there.
        slug: The exercise or quiz.
        points: What it is worth; None withdraws an earlier decision.
        reason: Why.
        by: Who decides.

    Returns:
        The command that writes it into the gradebook.

    Raises:
        LedgerError: There are no results, or the ledger cannot be used.
        LessonError: The slug is unknown.
        SubmissionError: The submission is unknown.
        OverrideError: The points are out of range, there is no reason or name, or nothing to withdraw.
    """
    if not (reason.strip() and by.strip()):
        raise OverrideError("A decision needs a reason and a name: --reason TEXT --by NAME.")
    (part,) = lesson.only([slug]).parts
    if isinstance(part, Essay):
        raise OverrideError(f"{slug} is judged by a person as it is: `vaegan rubric {submission} {slug}` takes points.")
    if points is not None and not 0 <= points <= part.points:
        raise OverrideError(f"{slug} is worth 0 to {part.points:g} points, not {points:g}.")
    with ledger.existing(results) as kept:
        submission = name_of(kept, submission, results)
        if points is None and slug not in kept.overrides().get(submission, {}):
            raise OverrideError(f"There is nothing to withdraw: nobody has decided on {slug} of {submission}.")
        kept.decide(submission, slug, points, reason, by, datetime.date.today().isoformat())
        return grading_command(kept, lesson, results)


def grading_command(kept: Ledger, lesson: Lesson, results: Path) -> list[str]:
    """Return the command that grades the last batch again, and so writes what persons have decided since."""
    batch = kept.batch
    command = ["vaegan", "grade", batch.path, "--out", str(results)]
    if batch.slugs != lesson.slugs:
        command += [word for each in batch.slugs for word in ("--only", each)]
    for option, file in (("--roster", batch.roster), ("--late", batch.times)):
        command += [option, file] if file else []
    return command


def name_of(kept: Ledger, submission: str, results: Path) -> str:
    """Return a submission's name as the results have it, however its accents were typed.

    Raises:
        SubmissionError: It is unknown.
    """
    known = kept.hand_ins()
    submission = unicodedata.normalize("NFC", submission)
    if submission not in known:
        if not known:
            raise SubmissionError(f"{results} comes from an earlier version of vaegan: run `vaegan grade` there once.")
        close = difflib.get_close_matches(submission, known, n=1)
        advice = f"Did you mean {close[0]!r}?" if close else "gradebook.csv has the names."
        raise SubmissionError(f"{results} has no submission called {submission!r}. {advice}")
    return submission


def applied(result: SubmissionResult, decided: Mapping[str, Override], lesson: Lesson) -> SubmissionResult:
    """Return a result with decisions put over it, by slug; what the tests said stays beside.

    Where a decision stands in for everything that the grader failed on, the submission has a score again. Where it
    failed on nothing in particular, there has to be one on every exercise.
    """
    if not decided:
        return result
    tested = lesson.automatic
    items = {item.slug: item for item in result.items}
    for part in tested.parts:
        if part.slug in decided:
            blank = ItemResult(
                slug=part.slug,
                title=part.title,
                points=part.points,
                tests=(),
                practice=getattr(part, "practice", False),
            )
            items[part.slug] = items.get(part.slug, blank).model_copy(update={"override": decided[part.slug]})
    ordered = tuple(items[slug] for slug in tested.slugs if slug in items)
    whole = len(ordered) == len(tested.slugs) and not any(item.needs_attention for item in ordered)
    if any(note.startswith(GRADER_FAILED) for note in result.notes):
        whole = whole and all(slug in decided for slug in tested.exercise_slugs)
    status = Status.GRADED if whole and result.status is Status.GRADER_ERROR else result.status
    return result.model_copy(update={"items": ordered, "status": status})


def noted(change: Change, decided: Mapping[str, Mapping[str, Override]]) -> Change:
    """Return a change of a score, with what counts in its place."""
    override = decided.get(change.submission, {}).get(change.slug)
    if override is None:
        return change
    return change._replace(reasons=(*change.reasons, f"{override.by} has set it to {override.points:g}, which counts"))
