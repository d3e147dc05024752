"""Grades one submission in the folders of Gradescope's autograder: `python -m autograder.lms.harness ROOT`.

It runs from an unpacked bundle, as root in Gradescope's container: ROOT/submission is graded, and
ROOT/results/results.json says how it went. Where the grader fails, there is no score in it.

Source: Gradescope's autograder documentation, "Autograder Specifications" and "Output Format".
"""

import json
import sys
import traceback
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from autograder.batch import Batch, task_of
from autograder.files import write_whole
from autograder.ledger import Ledger
from autograder.lesson import Gradescope, Lesson, load
from autograder.lms import bundle
from autograder.reports.gradescope import as_gradescope
from autograder.reports.text import clean
from autograder.result import Status, SubmissionResult, Verdict
from autograder.sandbox.faults import SandboxError
from autograder.sandbox.tiers import assess_here
from autograder.workers import Processes

_LONGEST = 1_500  # of a reason: the end of a traceback says most


def main(root: Path) -> int:
    """Grade what lies in ROOT/submission, and return 0 where it has a score, otherwise 1."""
    try:
        settings = bundle.settings()
        lesson = load()
        result = grade(lesson, root / "submission", settings.seed, settings.slugs)
        report = report_of(result, lesson.gradescope)
    except Exception as error:
        traceback.print_exc()  # for the instructor: students do not see what is printed
        report = failure(str(error))
    write_whole(root / "results" / "results.json", json.dumps(report, indent=2) + "\n")
    return 1 if report["extra_data"]["status"] == Status.GRADER_ERROR else 0


def grade(lesson: Lesson, folder: Path, seed: int, only: Sequence[str] = ()) -> SubmissionResult:
    """Grade one submission, or a part of it.

    Raises:
        SandboxError: Submitted code could read the hidden tests here, or no sandbox can be started.
        LessonError: A quiz's questions or key have a mistake.
    """
    tier = assess_here()
    if not tier.hides_tests:
        raise SandboxError(f"This system gives tier {tier.letter}: {tier.meaning}.")
    with closing(Processes(lesson, 1)) as workers, Ledger() as ledger:
        (result,) = Batch(lesson, workers, ledger, only).run([task_of(folder, folder.name, seed, lesson)])
    return result


def report_of(result: SubmissionResult, shown: Gradescope) -> dict[str, Any]:
    """Return a result in Gradescope's schema, shown to students as the lesson says.

    Gradescope adds up the tests' scores where there is no other, so a result without a score has none in its tests.
    """
    if result.score is None:
        faults = [test.detail for item in result.items for test in item.tests if test.verdict is Verdict.GRADER_ERROR]
        return failure(*result.notes, *dict.fromkeys(faults), extra=as_gradescope(result)["extra_data"])
    report = as_gradescope(result)
    for test in report["tests"]:
        test["visibility"] = shown.visibility
    if shown.leaderboard:
        report["leaderboard"] = [{"name": "Score", "value": result.score, "order": "desc"}]
    return report


def failure(*reasons: str, extra: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Return what stands in place of a score where the grader failed; the reasons are for the instructor."""
    report: dict[str, Any] = json.loads((bundle.TEMPLATES / "failed.json").read_text("utf-8"))
    report["extra_data"] |= {**(extra or {}), "reasons": [clean(reason[-_LONGEST:]) for reason in reasons]}
    return report


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
