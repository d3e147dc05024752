"""What the score of one submission rests on, for appeals: its tests are run again, and every question is kept.

Nothing of it is for students: it tells inputs and expected values of hidden tests.
"""

import shlex
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from autograder import house, ledger, submission
from autograder.diagnosis import Diagnosis
from autograder.grading import conduct
from autograder.lesson import Exercise, Lesson
from autograder.lms.collect import Given, collect
from autograder.overrides import name_of
from autograder.plugin import Exam
from autograder.respondent import Asked, Reference, Respondent, Sandboxes
from autograder.result import ItemResult, Override, TestResult, Verdict
from autograder.sandbox.faults import SandboxError
from autograder.submission import Submission, SubmissionError
from quizzes.answers import given_in
from quizzes.grade import QuizGrader


@dataclass(frozen=True)
class Question:
    """What a test asked.

    Attributes:
        asked: The question, with the submission's answer.
        answered: Whether there was an answer.
        expected: What the reference solution answers; None where it has no answer.
    """

    asked: Asked
    answered: bool
    expected: Any


@dataclass(frozen=True)
class Failure:
    """A test or question that a submission did not pass.

    Attributes:
        questions: What the test asked, in order.
        given: The answer to a quiz question.
        command: What repeats the test.
    """

    test: TestResult
    questions: tuple[Question, ...] = ()
    given: str = ""
    command: str = ""


@dataclass(frozen=True)
class Explanation:
    """One exercise or quiz of a submission, judged anew.

    Attributes:
        recorded: Its score when it was graded, if that is known.
        override: What a person has decided.
    """

    item: ItemResult
    failures: tuple[Failure, ...]
    recorded: float | None = None
    override: Override | None = None


@dataclass(frozen=True)
class Case:
    """A submission in question, and what a folder of results says of it.

    Attributes:
        scores: For each exercise the last score, and its seed.
        overrides: What a person has decided, by slug.
        seed: The seed of the batch.
    """

    name: str
    path: Path
    scores: Mapping[str, tuple[float, int]]
    overrides: Mapping[str, Override]
    seed: int


def find(results: Path, name_or_path: str) -> Case:
    """Find a submission by its name in a folder of results, or by its path.

    Raises:
        LedgerError: There are no results, or the ledger cannot be used.
        SubmissionError: The submission is unknown.
    """
    with ledger.existing(results) as kept:
        places = kept.hand_ins()
        name, path = name_or_path, Path(name_or_path).resolve()
        if name in places or not path.exists():
            name = name_of(kept, name, results)
            path = places[name]
        else:
            there = [each for each, place in places.items() if place == path]
            if len(there) > 1:
                raise SubmissionError(f"{name} holds {len(there)} submissions. Name one as gradebook.csv does.")
            name = there[0] if there else path.name
        return Case(name, path, kept.scores(name), kept.overrides().get(name, {}), kept.seed or 0)


def explain(lesson: Lesson, case: Case, accepted: str | None = None, only: Sequence[str] = ()) -> Iterator[Explanation]:
    """Judge a submission again, and explain one exercise or quiz after the other.

    Args:
        lesson: The lesson, which the submission is read by.
        case: The submission.
        accepted: Run it in this tier, although it does not hide the tests.
        only: The slugs to explain; all, if none is named.

    Raises:
        SubmissionError: It cannot be read.
        SandboxError: It cannot be run here, or the grader itself fails on it.
    """
    slugs, essays, plan = lesson.exercise_slugs, lesson.essay_slugs, lesson.only(only)
    with closing(collect(case.path, slugs, Given(), essays)) as found:
        submitted = submission.read(found.contents.get(case.name, case.path), case.name, slugs, essays)
        path = None if found.system else case.path
    if plan.exercise:
        with closing(Sandboxes()) as sandboxes:
            if refusal := sandboxes.usual.tier.refusal(accepted):
                raise SandboxError(refusal)
            for exercise in plan.exercise:
                yield _of_exercise(lesson.only([exercise.slug]), exercise, submitted, case, path, sandboxes)
    for item in QuizGrader(plan.quiz).grade(submitted.answers):
        given = given_in(submitted.answers, item.slug)
        failures = tuple(Failure(test, given=str(given.get(test.name, ""))) for test in _failed(item.tests))
        yield Explanation(item, failures, override=case.overrides.get(item.slug))


class _Recorder:
    """A plugin of pytest that keeps what each test asked of the submission; the last question may have no answer."""

    def __init__(self) -> None:
        self.asked: dict[str, tuple[Sequence[Asked], Asked | None]] = {}

    def pytest_runtest_teardown(self, item: pytest.Function) -> None:
        respondent = item.funcargs.get("submission")
        if isinstance(respondent, Respondent):
            self.asked[item.name] = (respondent.answered, respondent.unanswered)


def _of_exercise(
    plan: Lesson, exercise: Exercise, submitted: Submission, case: Case, path: Path | None, sandboxes: Sandboxes
) -> Explanation:
    recorded, seed = case.scores.get(exercise.slug, (None, case.seed))
    memory: dict[str, dict[bytes, Any]] = defaultdict(dict)
    diagnosis, recorder = Diagnosis(sandboxes, memory), _Recorder()
    compared = diagnosis.compared([exercise.slug])
    exam = Exam(plan, submitted, sandboxes, seed, memory["reference"], compared)
    conduct(exam, [house.suite(exercise.slug)], recorder)
    tests = tuple(exam.results.get(exercise.slug, ()))
    if exam.broken or not tests:
        raise SandboxError(f"The grader itself failed on {exercise.slug}: {' '.join(exam.broken)[-500:]}")
    hints = diagnosis.hints(exercise, exam.failed.get(exercise.slug, {}), tests)
    reference = Reference(sandboxes, exercise, memory["reference"])
    try:
        failures = tuple(_failure(test, recorder, reference, exercise.slug, path, seed) for test in _failed(tests))
    finally:
        reference.end()
    item = ItemResult(slug=exercise.slug, title=exercise.title, points=exercise.points, tests=tests, hints=hints)
    return Explanation(item, failures, recorded, case.overrides.get(exercise.slug))


def _failure(
    test: TestResult, recorder: _Recorder, reference: Reference, slug: str, path: Path | None, seed: int
) -> Failure:
    """Explain one test; there is a command to repeat it where the submission lies at a path of its own."""
    answered, unanswered = recorder.asked.get(test.name, ((), None))
    questions = [Question(asked, True, _expected(reference, asked)) for asked in answered]
    if unanswered is not None:
        questions.append(Question(unanswered, False, _expected(reference, unanswered)))
    options = ["--submission", str(path), "--submission-seed", str(seed)]
    command = shlex.join(["pytest", f"{house.suite(slug)}::{test.name}", *options]) if path else ""
    return Failure(test, tuple(questions), command=command)


def _failed(tests: Sequence[TestResult]) -> list[TestResult]:
    return [test for test in tests if test.verdict is not Verdict.PASSED]


def _expected(reference: Reference, asked: Asked) -> Any:
    try:
        return reference.replay(asked)
    except SandboxError:  # a test may ask what only this submission can answer
        return None
