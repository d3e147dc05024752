"""Verdicts and results: plain typed records, the only thing that leaves grading."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple, Self

from autograder.lesson import Criterion, Essay
from autograder.records import Record

GRADER_FAILED = "The grader failed"  # how a note on a submission begins that only its instructor reads
OUR_FAULT = "The grader itself failed here; your instructor has been told."  # what the student reads there


class Verdict(StrEnum):
    """What a hidden test says of a submission; only `passed` earns points."""

    PASSED = "passed"
    FAILED = "failed"  # it answered, and the answer is wrong
    ERROR = "error"  # it raised an exception
    TIMED_OUT = "timed_out"
    OVER_LIMIT = "over_limit"  # it asked for more memory, disk, files or threads than it may use
    CRASHED = "crashed"  # its process ended before it answered
    NOT_ATTEMPTED = "not_attempted"
    GRADER_ERROR = "grader_error"  # our own fault: never a grade


class Status(StrEnum):
    """How grading one submission went."""

    GRADED = "graded"
    UNREADABLE = "unreadable"  # the hand-in itself is damaged or refused: scored 0, and shown
    GRADER_ERROR = "grader_error"  # something of ours failed: no score
    MISSING = "missing"  # on the roster, and nothing handed in: no score, only a line in the gradebook


class TestResult(Record):
    """One hidden test, or one quiz question.

    Attributes:
        name: The test's name in its suite.
        title: What it establishes, for the student.
        weight: Its share of the exercise's points, relative to its neighbours.
        message: What was wrong, for the student; empty where it passed.
        detail: Inputs, expected values, traceback: for the instructor.
        misconception: `<slug>.<name>`, where a wrong quiz answer shows one; what hidden tests show stands in hints.
    """

    __test__ = False  # no test class, whatever pytest makes of its name

    name: str
    title: str
    weight: float
    verdict: Verdict
    message: str = ""
    detail: str = ""
    misconception: str = ""


class Hint(Record):
    """What a wrong answer suggests: the misconception whose behaviour it shows."""

    misconception: str
    title: str
    text: str


class Override(Record):
    """What a person has decided a score to be, whatever the tests say.

    Attributes:
        by: Who.
        date: When, as YYYY-MM-DD.
    """

    points: float
    reason: str
    by: str
    date: str


class Assessment(Record):
    """What a person has found an essay to be worth.

    Attributes:
        digest: What was judged; see `Essay.digest`.
        points: By the name of the criterion.
        comment: For the student.
        by: Who.
        date: When, as YYYY-MM-DD.
    """

    digest: str
    points: Mapping[str, float]
    comment: str
    by: str
    date: str


class ItemResult(Record):
    """One exercise or quiz of one submission.

    Attributes:
        cpu_seconds: What the submitted code used.
        practice: Whether its score is only shown, and counts in no total.
        tier: How well the submitted code was confined; see `vaegan doctor`. Empty where none was run.
        host: The machine that it ran on.
        override: What a person has decided; never part of what was graded, but added to it on the way out.
    """

    slug: str
    title: str
    points: float
    tests: tuple[TestResult, ...]
    hints: tuple[Hint, ...] = ()
    cpu_seconds: float = 0.0
    practice: bool = False
    tier: str = ""
    host: str = ""
    override: Override | None = None

    @property
    def score(self) -> float:
        """Points that count: those earned, unless a person has decided otherwise."""
        return self.override.points if self.override else self.raw_score

    @property
    def raw_score(self) -> float:
        """Points earned: the weight of the passed tests, scaled to the item's points."""
        total = sum(test.weight for test in self.tests)
        passed = sum(test.weight for test in self.tests if test.verdict is Verdict.PASSED)
        return round(self.points * passed / total, 4) if total else 0.0

    @property
    def needs_attention(self) -> bool:
        """Whether the grader itself failed on it, and nobody has decided since."""
        if self.override is not None:
            return False
        return not self.tests or any(test.verdict is Verdict.GRADER_ERROR for test in self.tests)

    @property
    def line(self) -> "ItemLine":
        """What the gradebook says of it."""
        attempted = any(test.verdict is not Verdict.NOT_ATTEMPTED for test in self.tests)
        known = (self.slug, self.points, self.score, self.practice, attempted, self.needs_attention)
        return ItemLine(*known, self.raw_score, self.override)


class EssayResult(Record):
    """One essay of one submission.

    Attributes:
        digest: Of the answer and the rubric, see `Essay.digest`; empty where nothing was written.
        assessment: What a person has found it, or what it was before, to be worth; put in on the way out.
    """

    slug: str
    title: str
    criteria: tuple[Criterion, ...]
    digest: str = ""
    assessment: Assessment | None = None

    @classmethod
    def of(cls, essay: Essay, text: str) -> Self:
        """Return what is known of an answer before anybody has judged it."""
        return cls(slug=essay.slug, title=essay.title, criteria=essay.criterion, digest=essay.digest(text))

    @property
    def attempted(self) -> bool:
        """Whether anything was written."""
        return bool(self.digest)

    @property
    def outdated(self) -> bool:
        """Whether it was judged, and the answer or the rubric is another since."""
        return self.assessment is not None and self.assessment.digest != self.digest

    @property
    def judged(self) -> Assessment | None:
        """What a person has found just this answer to be worth."""
        return None if self.outdated else self.assessment

    @property
    def awaiting(self) -> bool:
        """Whether there is an answer that nobody has judged."""
        return self.attempted and self.judged is None

    @property
    def points(self) -> float:
        """What it can be worth."""
        return round(sum(criterion.points for criterion in self.criteria), 4)

    @property
    def score(self) -> float:
        """Points given; none, as long as nobody has judged it."""
        return round(sum(self.judged.points.values()), 4) if self.judged else 0.0

    @property
    def line(self) -> "ItemLine":
        """What the gradebook says of it."""
        known = (self.slug, self.points, self.score, False, self.attempted, False, self.score, None)
        return ItemLine(*known, self.awaiting, self.outdated)


class Judgement(Record):
    """The results of some exercises of a submission, and what of ours went wrong around them."""

    items: tuple[ItemResult, ...] = ()
    broken: tuple[str, ...] = ()


class ItemLine(NamedTuple):
    """What the gradebook says of one exercise, quiz or essay.

    Attributes:
        awaiting: Whether a person has yet to judge it.
        outdated: Whether a person has judged an earlier answer.
    """

    slug: str
    points: float
    score: float
    practice: bool
    attempted: bool
    needs_attention: bool
    raw_score: float
    override: Override | None
    awaiting: bool = False
    outdated: bool = False


class Line(NamedTuple):
    """What the gradebook says of one submission: a class of thousands keeps no more than that in memory.

    Attributes:
        max_score: What `score` is out of.
        columns: Further columns of the gradebook and what they hold, such as whose submission it is.
    """

    submission: str
    status: Status
    score: float | None
    max_score: float
    items: tuple[ItemLine, ...]
    notes: tuple[str, ...]
    tier: str
    columns: tuple[tuple[str, str], ...] = ()


class SubmissionResult(Record):
    """One graded submission.

    Attributes:
        max_score: The points of everything that counts.
        notes: What a person should know of how the submission was read.
        seed: The batch seed that inputs were drawn from.
        seconds: How long it took, by the clock; less where results were known already.
    """

    submission: str
    status: Status
    max_score: float
    items: tuple[ItemResult, ...] = ()
    essays: tuple[EssayResult, ...] = ()
    notes: tuple[str, ...] = ()
    seed: int = 0
    seconds: float = 0.0

    @property
    def score(self) -> float | None:
        """Points earned in all that counts and is judged, or None where the grader failed: then there is no grade."""
        if self.status is Status.GRADER_ERROR:
            return None
        counted = [item.score for item in self.items if not item.practice]
        return round(sum(counted) + sum(essay.score for essay in self.essays), 4)

    @property
    def out_of(self) -> float:
        """The points that `score` is out of: of everything that counts, but for what awaits a person."""
        return self.max_score - sum(essay.points for essay in self.essays if essay.awaiting)

    @property
    def tier(self) -> str:
        """How well submitted code was confined where it was confined least; see `vaegan doctor`."""
        return max((item.tier for item in self.items), default="")

    @property
    def line(self) -> Line:
        """What the gradebook says of it."""
        items = (*(item.line for item in self.items), *(essay.line for essay in self.essays))
        return Line(self.submission, self.status, self.score, self.out_of, items, self.notes, self.tier)
