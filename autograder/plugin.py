"""The pytest plugin: the fixtures that tests of submissions use, and the verdict on each test.

A test module is named after its exercise (`test_kl_loss.py`). Its tests use the fixtures `submission`,
`reference` and `rng`; a test's docstring is the title that the student sees.
"""

import traceback
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from autograder import chance, house, lesson
from autograder.lesson import Exercise
from autograder.respondent import Asked, NotAttempted, Reference, Respondent, Sandboxes
from autograder.result import OUR_FAULT, TestResult, Verdict
from autograder.sandbox.faults import Died, Fault, Raised, SandboxError, TimedOut
from autograder.submission import Submission, SubmissionError, read

points = pytest.mark.points
EXAM = pytest.StashKey["Exam"]()
MOST_KEPT = 64 << 20  # bytes; a submission that is wrong everywhere, but honest, needs less


@dataclass
class Exam:
    """Everything that tests need to judge one submission, and the results so far.

    Attributes:
        memory: The reference's answers, shared by the submissions of a batch.
        results: For each slug the results of its tests.
        cpu_seconds: For each slug what the submission used.
        printed: For each slug what it printed.
        compared: The slugs whose wrong answers are of use to a diagnosis.
        failed: For each of them, for each test whose answers were wrong, what was asked and answered, as long as that
            is no more than `MOST_KEPT` in all.
        broken: What went wrong around the tests themselves: our faults.
        lost_sandbox: Whether a sandbox failed; a new one may help.
    """

    lesson: lesson.Lesson
    submission: Submission
    sandboxes: Sandboxes
    seed: int
    memory: dict[bytes, Any]
    compared: frozenset[str] = frozenset()
    results: dict[str, list[TestResult]] = field(default_factory=dict)
    cpu_seconds: dict[str, float] = field(default_factory=dict)
    printed: dict[str, str] = field(default_factory=dict)
    failed: dict[str, dict[str, list[Asked]]] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)
    lost_sandbox: bool = False

    def exercise(self, slug: str) -> Exercise:
        """Return an exercise of the lesson, with what may be used in it."""
        return next(exercise for exercise in self.lesson.exercise if exercise.slug == slug)

    def keep(self, slug: str, test: str, transcript: list[Asked]) -> None:
        """Keep what was asked and answered in a test whose answers were wrong, if that is of use."""
        if slug not in self.compared:
            return
        kept = [asked for tests in self.failed.values() for each in tests.values() for asked in each]
        if sum(_size([asked.answer, *asked.arguments]) for asked in [*kept, *transcript]) <= MOST_KEPT:
            self.failed.setdefault(slug, {})[test] = transcript

    def seed_text(self, request: pytest.FixtureRequest) -> str:
        """Return what everything random in a test derives from."""
        return chance.text(self.seed, house.slug_of_tests(request.path), request.node.name)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options for running the tests of submissions as plain pytest."""
    group = parser.getgroup("vaegan")
    group.addoption(
        "--submission",
        metavar="PATH",
        type=Path,
        default=house.EXERCISES,
        help="the submission that is judged",
    )
    group.addoption("--submission-seed", metavar="N", type=int, default=0, help="what the tests' inputs derive from")


def pytest_configure(config: pytest.Config) -> None:
    """Register the mark that weighs a test."""
    config.addinivalue_line("markers", "points(weight): the test's share of its exercise's points; 1 if not given")


@pytest.fixture(scope="session")
def exam(request: pytest.FixtureRequest) -> Iterator[Exam]:
    """The exam under way: given by the grader, or made for plain pytest from its options."""
    given = request.config.stash.get(EXAM, None)
    if given is not None:
        yield given
        return
    plan = lesson.load()
    path = request.config.getoption("--submission")
    try:
        submitted = read(path, path.name, plan.exercise_slugs)
    except (SubmissionError, OSError) as error:
        raise pytest.UsageError(str(error)) from None
    sandboxes = Sandboxes()
    yield Exam(plan, submitted, sandboxes, request.config.getoption("--submission-seed"), {})
    sandboxes.close()


@pytest.fixture(scope="module")
def _submission_guest(request: pytest.FixtureRequest, exam: Exam) -> Iterator[Respondent]:
    slug = house.slug_of_tests(request.path)
    respondent = Respondent(exam.sandboxes, exam.submission, exam.exercise(slug))
    yield respondent
    respondent.end()
    exam.cpu_seconds[slug] = respondent.cpu_seconds
    exam.printed[slug] = respondent.printed


@pytest.fixture(scope="module")
def _reference_guest(request: pytest.FixtureRequest, exam: Exam) -> Iterator[Reference]:
    respondent = Reference(exam.sandboxes, exam.exercise(house.slug_of_tests(request.path)), exam.memory)
    yield respondent
    respondent.end()


@pytest.fixture
def submission(request: pytest.FixtureRequest, exam: Exam, _submission_guest: Respondent) -> Respondent:
    """The submission under test; ask it as `submission.kl_loss(mean, log_var)`."""
    _submission_guest.begin(exam.seed_text(request))
    return _submission_guest


@pytest.fixture
def reference(request: pytest.FixtureRequest, exam: Exam, _reference_guest: Reference) -> Reference:
    """The reference solution, asked in the same way."""
    _reference_guest.begin(exam.seed_text(request))
    return _reference_guest


@pytest.fixture
def rng(request: pytest.FixtureRequest, exam: Exam) -> np.random.Generator:
    """The source of a test's inputs: the same for a batch seed, different from test to test."""
    return chance.inputs(exam.seed, exam.seed_text(request))


class Examiner:
    """Conducts an exam: gives it to the fixtures, and collects a verdict on each test."""

    def __init__(self, exam: Exam) -> None:
        self._exam = exam

    def pytest_configure(self, config: pytest.Config) -> None:
        """Hand the exam to the fixtures; leave out pytest's own drawing of tracebacks, which nobody sees here."""
        config.stash[EXAM] = self._exam
        config.option.tbstyle = "no"

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Function, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Turn what a test did into a verdict."""
        report = yield
        error = call.excinfo.value if call.excinfo else None
        self._exam.lost_sandbox |= isinstance(error, SandboxError)
        if call.when == "teardown" and error is not None:
            self._exam.broken.append("".join(traceback.format_exception(error)))
        elif call.when == "call" or (call.when == "setup" and error is not None):
            results = self._exam.results.setdefault(house.slug_of_tests(item.path), [])
            results.append(_result(item, error))
            respondent = item.funcargs.get("submission")
            if isinstance(error, AssertionError) and isinstance(respondent, Respondent):
                self._exam.keep(house.slug_of_tests(item.path), item.name, respondent.answered)
        return report

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note a suite that cannot be collected: a fault of ours."""
        if report.failed:
            self._exam.broken.append(str(report.longrepr))


def _size(answer: Any) -> int:
    """Return the bytes of an answer's arrays, which alone can be large."""
    if isinstance(answer, np.ndarray):
        return answer.nbytes
    if isinstance(answer, dict):
        answer = list(answer.values())
    return sum(map(_size, answer)) if isinstance(answer, list) else 0


def _result(item: pytest.Item, error: BaseException | None) -> TestResult:
    verdict, message, detail = _judge(error)
    mark = item.get_closest_marker("points")
    docstring = getattr(getattr(item, "function", None), "__doc__", None) or item.name
    return TestResult(
        name=item.name,
        title=" ".join(docstring.split()),
        weight=float(mark.args[0]) if mark else 1.0,
        verdict=verdict,
        message=message,
        detail=detail,
    )


def _judge(error: BaseException | None) -> tuple[Verdict, str, str]:
    match error:
        case None:
            return Verdict.PASSED, "", ""
        case AssertionError():
            return Verdict.FAILED, str(error) or "The answer is wrong.", getattr(error, "detail", "")
        case NotAttempted():
            return Verdict.NOT_ATTEMPTED, str(error), ""
        case Raised() if error.not_implemented:
            return Verdict.NOT_ATTEMPTED, "Not attempted yet.", error.traceback
        case Raised() if error.over_limit:
            return Verdict.OVER_LIMIT, str(error), error.traceback
        case TimedOut():
            return Verdict.TIMED_OUT, str(error), ""
        case Died():
            return Verdict.CRASHED, str(error), ""
        case Fault():
            return Verdict.ERROR, str(error), getattr(error, "traceback", "")
        case _:
            return Verdict.GRADER_ERROR, OUR_FAULT, "".join(traceback.format_exception(error))
