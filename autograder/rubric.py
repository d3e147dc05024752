"""What a person finds an essay to be worth: kept in the ledger, and put over results on their way out."""

import datetime
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from autograder import ledger, submission
from autograder.lesson import Essay, Lesson
from autograder.lms.collect import Collected, Given, collect
from autograder.lms.downloads import Content
from autograder.overrides import grading_command, name_of
from autograder.result import Assessment, EssayResult, SubmissionResult
from autograder.submission import Submission, SubmissionError


class RubricError(Exception):
    """A judgement cannot be kept; the text says why, and what would do."""


class Written(NamedTuple):
    """An essay of a submission.

    Attributes:
        submission: Whose it is, by its name in the gradebook.
        path: Where the submission lies.
        text: What was written; empty where nothing was.
        result: What is known of it.
    """

    submission: str
    path: Path
    essay: Essay
    text: str
    result: EssayResult


def of_class(lesson: Lesson, results: Path, path: Path, slugs: Sequence[str] = ()) -> list[Written]:
    """Return the essays of the submissions at a path; one that cannot be read has none.

    Args:
        lesson: The lesson, which the submissions are read by.
        results: The folder that `grade` has written.
        path: What was graded.
        slugs: The essays; all, if none is named.

    Raises:
        LedgerError: There are no results, or the ledger cannot be used.
        SubmissionError: There is no submission.
        LmsError: A download cannot be used.
    """
    with ledger.existing(results) as kept, closing(_collected(lesson, path, results)) as found:
        essays, assessed = [], kept.assessments()
        for name, content in found.contents.items():
            try:
                submitted = _read(lesson, content, name)
            except SubmissionError:  # which `grade` has told of
                continue
            essays += _essays(lesson.only(slugs).essay, submitted, path, assessed.get(name, {}))
        return essays


def of_submission(lesson: Lesson, results: Path, name: str, slugs: Sequence[str] = ()) -> list[Written]:
    """Return the essays of a submission, by its name in a folder of results.

    Args:
        lesson: The lesson, which the submission is read by.
        results: The folder that `grade` has written.
        name: The submission's name there.
        slugs: The essays; all, if none is named.

    Raises:
        LedgerError: There are no results, or the ledger cannot be used.
        SubmissionError: The submission is unknown, or cannot be read.
        LmsError: The download that it lies in cannot be used.
    """
    with ledger.existing(results) as kept:
        name = name_of(kept, name, results)
        path = kept.hand_ins()[name]
        with closing(_collected(lesson, path, results)) as found:
            if found.system and name not in found.contents:
                raise SubmissionError(f"{path} no longer holds {name}: grade it again.")
            submitted = _read(lesson, found.contents.get(name, path), name)
            return _essays(lesson.only(slugs).essay, submitted, path, kept.assessments().get(name, {}))


def is_known(results: Path, name: str) -> bool:
    """Return whether a folder of results has a submission of this name.

    Raises:
        LedgerError: There are no results, or the ledger cannot be used.
    """
    with ledger.existing(results) as kept:
        return name in kept.hand_ins()


def points_in(essay: Essay, given: Sequence[str]) -> dict[str, float]:
    """Return the points of each criterion, from texts such as "choice=2.5".

    Raises:
        RubricError: A text is no such thing, or there is not just one for each criterion.
    """
    points: dict[str, float] = {}
    names = [criterion.name for criterion in essay.criterion]
    for text in given:
        name, sign, number = (part.strip() for part in text.partition("="))
        if not sign or name not in names or name in points:
            raise RubricError(f"{text!r} should give points once to one of {', '.join(names)}: --points {names[0]}=1.")
        points[name] = worth(essay, name, number)
    if missing := [name for name in names if name not in points]:
        raise RubricError(f"Of {essay.slug}, these have no points yet: {', '.join(missing)}. A zero is points as well.")
    return points


def worth(essay: Essay, name: str, text: str) -> float:
    """Return the points of a criterion that a text gives.

    Raises:
        RubricError: It is no number, or out of range.
    """
    (most,) = (criterion.points for criterion in essay.criterion if criterion.name == name)
    try:
        points = float(text.replace(",", "."))  # as some languages write it
    except ValueError:
        raise RubricError(f"{text!r} is no number. {name} is worth 0 to {most:g} points.") from None
    if not 0 <= points <= most:
        raise RubricError(f"{name} is worth 0 to {most:g} points, not {points:g}.")
    return points


def judge(
    lesson: Lesson, results: Path, written: Written, points: Mapping[str, float] | None, *, comment: str, by: str
) -> list[str]:
    """Keep what a person has found an essay to be worth. It belongs to the text as it was read, and to no other.

    Args:
        lesson: What is graded.
        results: The folder that `grade` has written.
        written: The essay.
        points: By criterion, see `points_in`; None withdraws an earlier judgement.
        comment: For the student.
        by: Who judges.

    Returns:
        The command that writes it into the gradebook.

    Raises:
        LedgerError: The ledger cannot be used.
        RubricError: There is no name, nothing to judge, or nothing to withdraw.
    """
    name, slug = written.submission, written.essay.slug
    if not by.strip():
        raise RubricError("A judgement needs a name: --by NAME.")
    if points is not None and not written.text:
        raise RubricError(f"There is nothing to judge: {name} has written nothing for {slug}.")
    if points is None and written.result.assessment is None:
        raise RubricError(f"There is nothing to withdraw: nobody has judged {slug} of {name}.")
    with ledger.existing(results) as kept:
        found = Assessment(
            digest=written.result.digest,
            points=points or {},
            comment=comment.strip(),
            by=by.strip(),
            date=datetime.date.today().isoformat(),
        )
        kept.assess(name, slug, found)
        return grading_command(kept, lesson, results)


def applied(result: SubmissionResult, assessed: Mapping[str, Assessment]) -> SubmissionResult:
    """Return a result with what persons have found its essays to be worth, by slug."""
    essays = (essay.model_copy(update={"assessment": assessed.get(essay.slug)}) for essay in result.essays)
    return result.model_copy(update={"essays": tuple(essays)})


def _collected(lesson: Lesson, path: Path, results: Path) -> Collected:
    return collect(path, lesson.exercise_slugs, Given(), lesson.essay_slugs, apart=results)


def _read(lesson: Lesson, content: Content, name: str) -> Submission:
    return submission.read(content, name, lesson.exercise_slugs, lesson.essay_slugs)


def _essays(
    essays: Sequence[Essay], submitted: Submission, path: Path, assessed: Mapping[str, Assessment]
) -> list[Written]:
    found = []
    for essay in essays:
        text = submitted.essays.get(essay.slug, "")
        result = EssayResult.of(essay, text).model_copy(update={"assessment": assessed.get(essay.slug)})
        found.append(Written(submitted.name, path, essay, text, result))
    return found
