"""The grader's own error rate: known right and wrong answers, graded like a class, over one or more seeds.

A false reject is an accepted answer that loses points; a false accept is a wrong one that loses none. The kill matrix
says which hidden test catches which misconception.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path

from autograder import house, wrong_answers
from autograder.batch import Batch, Task
from autograder.diagnosis import pattern
from autograder.files import write_whole
from autograder.ledger import Ledger
from autograder.lesson import Lesson
from autograder.result import ItemResult, Status, SubmissionResult, Verdict
from autograder.submission import Submission
from autograder.workers import Workers

PRECISION, RECALL = 0.95, 0.8  # of the hints on the wrong corpus, at the least
FIRST_SEED = 1  # whose results are kept in full; those of the others can only add breaches
LABEL = "# misconception:"


@dataclass(frozen=True)
class Case:
    """A known answer: its kind is accepted, misconception or wrong, its labels the misconceptions it shows.

    What lies beside its module in the corpus, under the same name, is its artefact.
    """

    slug: str
    kind: str
    name: str
    source: str
    labels: tuple[str, ...] = ()
    artefact: bytes | None = None

    @property
    def path(self) -> str:
        """What the case is called."""
        return f"{self.kind}.{self.slug}.{self.name}"


@dataclass
class ExerciseAudit:
    """What the audit has found about one exercise.

    Attributes:
        false_rejects: Accepted answers that lost points, with the tests that took them.
        false_accepts: Wrong answers and misconceptions that lost none.
        killed: For each misconception the tests that catch it.
        tests: The suite's tests.
        hints: For each wrong answer of the corpus the hints it got; `labels` says which are right.
        flips: Cases whose verdicts differ between seeds, with the tests.
        broken: Cases that the grader itself failed on.
        patterns: For each misconception what it fails, and with which message.
    """

    accepted: int = 0
    wrong: int = 0
    false_rejects: dict[str, list[str]] = field(default_factory=dict)
    false_accepts: list[str] = field(default_factory=list)
    killed: dict[str, list[str]] = field(default_factory=dict)
    tests: list[str] = field(default_factory=list)
    hints: dict[str, list[str]] = field(default_factory=dict)
    labels: dict[str, list[str]] = field(default_factory=dict)
    flips: dict[str, list[str]] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)
    patterns: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def catch_nothing_alone(self) -> list[str]:
        """Tests without which every misconception would still be caught."""
        alone = {tests[0] for tests in self.killed.values() if len(tests) == 1}
        return [test for test in self.tests if test not in alone]

    @property
    def dead(self) -> list[str]:
        """Tests that catch no misconception at all."""
        counts = Counter(test for tests in self.killed.values() for test in tests)
        return [test for test in self.tests if not counts[test]]

    @property
    def caught_once(self) -> list[str]:
        """Misconceptions that a single test catches."""
        return [name for name, tests in self.killed.items() if len(tests) == 1]

    @property
    def hint_counts(self) -> tuple[int, int, int]:
        """Hints that were right, hints that were given, and wrong answers that should have got one."""
        right = sum(hint in self.labels[case] for case, hints in self.hints.items() for hint in hints)
        given = sum(map(len, self.hints.values()))
        return right, given, sum(map(len, self.labels.values()))


def cases(lesson: Lesson, corpus: Path) -> list[Case]:
    """Return the accepted and wrong answers of the corpus, and every misconception.

    Raises:
        LessonError: A file of misconceptions has a mistake.
    """
    found = []
    for exercise in lesson.exercise:
        slug = exercise.slug
        for path in sorted((corpus / "accepted" / slug).glob("*.py")):
            found.append(_case_of(path))
        for each in wrong_answers.load(slug).misconception:
            found.append(Case(slug, "misconception", each.name, wrong_answers.apply(each, slug), (each.name,)))
        for path in sorted((corpus / "wrong" / slug).glob("*.py")):
            found.append(_case_of(path))
    return found


def _case_of(path: Path) -> Case:
    """Return a case of the corpus, <kind>/<slug>/<name>.py."""
    source, artefact = path.read_text("utf-8"), path.with_suffix(house.ARTEFACT)
    kind, slug = path.parts[-3:-1]
    return Case(slug, kind, path.stem, source, _labels(source), artefact.read_bytes() if artefact.exists() else None)


def run(
    lesson: Lesson, asked: Sequence[tuple[Case, int]], workers: Workers, ledger: Ledger
) -> Iterator[tuple[Case, SubmissionResult]]:
    """Grade cases with seeds, and yield each result as it comes; hints are sought with the first seed."""
    by_path = {case.path: case for case, _ in asked}
    tasks = (
        Task(case.path, partial(_as_submission, case), seed, [case.slug], diagnose=seed == FIRST_SEED)
        for case, seed in asked
    )
    for result in Batch(lesson, workers, ledger).run(tasks):
        yield by_path[result.submission], result


def _as_submission(case: Case) -> Submission:
    artefacts = {case.slug: case.artefact} if case.artefact is not None else {}
    return Submission(case.path, {case.slug: case.source}, frozenset([case.slug]), artefacts=artefacts)


class Auditor:
    """Collects results into an audit of each exercise.

    Args:
        lesson: What is audited.
    """

    def __init__(self, lesson: Lesson) -> None:
        self.exercises = {exercise.slug: ExerciseAudit() for exercise in lesson.exercise}
        self._verdicts: dict[str, dict[str, set[Verdict]]] = defaultdict(lambda: defaultdict(set))

    def add(self, case: Case, result: SubmissionResult) -> None:
        """Take one graded case into account."""
        audit = self.exercises[case.slug]
        if result.status is not Status.GRADED:
            if case.path not in audit.broken:
                audit.broken.append(case.path)
            return
        item = next(item for item in result.items if item.slug == case.slug)
        audit.tests = audit.tests or [test.name for test in item.tests]
        for test in item.tests:
            self._verdicts[case.path][test.name].add(test.verdict)
        self._look_for_flips(case)
        _judge(audit, case, item)
        if result.seed == FIRST_SEED:
            _remember(audit, case, item)

    def recall(self, case: Case, lost: Mapping[str, Verdict]) -> None:
        """Take an earlier audit's verdicts on a graded case into account: those on the tests that it lost."""
        for name, seen in self._verdicts[case.path].items():
            seen.add(lost.get(name, Verdict.PASSED))
        self._look_for_flips(case)

    def lost(self, case: Case) -> dict[str, Verdict] | None:
        """Return the verdicts on tests that a graded case has lost; None if they differ, or the grader has failed."""
        audit = self.exercises[case.slug]
        if case.path in audit.flips or case.path in audit.broken:
            return None
        each = ((name, verdict) for name, seen in self._verdicts[case.path].items() for verdict in seen)
        return {name: verdict for name, verdict in each if verdict is not Verdict.PASSED}

    def _look_for_flips(self, case: Case) -> None:
        flipped = [name for name, seen in self._verdicts[case.path].items() if len(seen) > 1]
        if flipped:
            self.exercises[case.slug].flips[case.path] = flipped

    @property
    def breaches(self) -> list[str]:
        """What must not be, in words; nothing where the audit passes."""
        found = []
        for slug, audit in self.exercises.items():
            found += [
                f"{slug}: accepted answer {name} loses points in {', '.join(tests)}"
                for name, tests in audit.false_rejects.items()
            ]
            found += [f"{slug}: wrong answer {name} loses none" for name in audit.false_accepts]
            found += [
                f"{slug}: the verdict on {name} depends on the seed in {', '.join(tests)}"
                for name, tests in audit.flips.items()
            ]
            found += [f"{slug}: the grader failed on {name}" for name in audit.broken]
            found += [f"{slug}: {test} catches nothing" for test in audit.dead if audit.killed]
        right, given, due = self.hint_totals
        if given and right / given < PRECISION:
            found.append(f"hints: precision {right / given:.3f} is below {PRECISION}")
        if due and right / due < RECALL:
            found.append(f"hints: recall {right / due:.3f} is below {RECALL}")
        return found

    @property
    def hint_totals(self) -> tuple[int, int, int]:
        """Right hints, given hints and due hints over all exercises."""
        counts = [audit.hint_counts for audit in self.exercises.values()]
        right, given, due = (sum(each) for each in zip(*counts, strict=True))
        return right, given, due

    def as_json(self) -> str:
        """Return everything that was found."""
        found = {
            slug: asdict(audit)
            | {"catch_nothing_alone": audit.catch_nothing_alone, "caught_once": audit.caught_once, "dead": audit.dead}
            for slug, audit in self.exercises.items()
        }
        right, given, due = self.hint_totals
        hints = {"right": right, "given": given, "due": due}
        return json.dumps({"exercises": found, "hints": hints, "breaches": self.breaches}, indent=2) + "\n"

    def save_patterns(self) -> None:
        """Keep what each misconception fails, for diagnoses where answers depend on chance.

        Raises:
            OutputError: A file cannot be written.
        """
        for slug, audit in self.exercises.items():
            if audit.patterns:
                text = json.dumps(dict(sorted(audit.patterns.items())), indent=1) + "\n"
                write_whole(house.patterns(slug), text)


def _judge(audit: ExerciseAudit, case: Case, item: ItemResult) -> None:
    lost = [test.name for test in item.tests if test.verdict is not Verdict.PASSED]
    if case.kind == "accepted" and lost:
        audit.false_rejects.setdefault(case.name, lost)
    if case.kind != "accepted" and not lost and case.path not in audit.false_accepts:
        audit.false_accepts.append(case.path)


def _remember(audit: ExerciseAudit, case: Case, item: ItemResult) -> None:
    match case.kind:
        case "accepted":
            audit.accepted += 1
        case "misconception":
            audit.killed[case.name] = [test.name for test in item.tests if test.verdict is not Verdict.PASSED]
            audit.patterns[case.name] = pattern(item.tests)
        case _:
            audit.wrong += 1
            audit.hints[case.name] = [hint.misconception for hint in item.hints]
            audit.labels[case.name] = list(case.labels)


def _labels(source: str) -> tuple[str, ...]:
    first = source.split("\n", 1)[0]
    names = [name.strip() for name in first.removeprefix(LABEL).split(",")] if first.startswith(LABEL) else []
    return tuple(name for name in names if name and name != "none")
