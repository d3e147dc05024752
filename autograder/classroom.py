"""A class's hand-ins -> a folder of results: what `vaegan grade` does, apart from talking."""

import secrets
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from autograder import overrides, rubric, submission
from autograder.batch import Batch, Task, task_of
from autograder.files import write_whole
from autograder.ledger import FILE, Change, LastBatch, Ledger, last_batch
from autograder.lesson import Lesson
from autograder.lms import late
from autograder.lms.collect import Given, collect
from autograder.lms.people import PEOPLE, HandIn, People, shown
from autograder.outputs import Outputs
from autograder.result import Line, Status, SubmissionResult
from autograder.submission import Submission, SubmissionError
from autograder.workers import Workers


@dataclass(frozen=True)
class Graded:
    """A graded class.

    Attributes:
        lines: The gradebook, in the order of the hand-ins; those who handed in nothing come last.
        changes: Scores that differ from the last time.
        gradebook: Where the gradebook was written.
    """

    lines: Sequence[Line]
    changes: Sequence[Change]
    gradebook: Path

    @property
    def tier(self) -> str:
        """How well submitted code was confined where it was confined least; see `vaegan doctor`."""
        return max((line.tier for line in self.lines), default="")

    @property
    def overrides(self) -> int:
        """How many scores a person has decided."""
        return sum(item.override is not None for line in self.lines for item in line.items)

    @property
    def awaiting(self) -> int:
        """How many essays a person has yet to judge."""
        return sum(item.awaiting for line in self.lines for item in line.items)

    @property
    def outdated(self) -> int:
        """How many of those a person has judged before they changed."""
        return sum(item.awaiting and item.outdated for line in self.lines for item in line.items)


class Classroom:
    """The submissions at a path, and the folder that their results go to.

    Args:
        lesson: The lesson; hand-ins are read by the whole of it.
        path: A submission, a folder of them, or a bulk download of a school's system.
        out: The folder for results; an earlier batch's ledger there is gone on with.
        seed: What the inputs of hidden tests derive from; by default that of the earlier batch, else a new one.
        given: The roster, and times of hand-in; by default those of the earlier batch.
        only: The slugs to grade; all, if none is named.

    Attributes:
        plan: What is graded.
        doubts: Sentences on whose submission something is, for a person to settle.
        remarks: What else a person should know of the hand-ins.

    Raises:
        SubmissionError: There is no submission, or the only one cannot be read.
        OutputError: The folder cannot be written.
        LedgerError: The ledger there cannot be used.
        LmsError: The download, the roster or the times cannot be used.
        LessonError: A slug is unknown.
    """

    def __init__(
        self,
        lesson: Lesson,
        path: Path,
        out: Path,
        seed: int | None,
        given: Given | None = None,
        only: Sequence[str] = (),
    ) -> None:
        self._lesson = lesson
        self.plan = lesson.only(only)
        self._slugs = lesson.exercise_slugs
        self._essays = lesson.essay_slugs
        asked = given or Given()
        given = asked.or_else(last_batch(out))
        with ExitStack() as stack:
            self._class = collect(path, self._slugs, given, self._essays, apart=out)
            stack.callback(self._class.close)
            for name, content in self._class.contents.items():
                # A damaged one is wrong usage where it is alone, and not a class's lot.
                if len(self._class.contents) == 1 and not self._class.system:
                    submission.read(content, name, self._slugs, self._essays)
            self.outputs = Outputs(out)
            self._ledger = stack.enter_context(Ledger(out / FILE))
            self.doubts, self.remarks = list(self._class.doubts), list(self._class.remarks)
            as_before = [file for file in (given.roster, given.times) if file not in (None, asked.roster, asked.times)]
            self.remarks += [f"{file} counts, as it did the last time." for file in as_before]
            if seed is None:
                seed = self._ledger.seed
            self.seed = secrets.randbits(48) if seed is None else seed
            self._ledger.seed = self.seed
            # What a download holds may be unpacked for a while only: of its hand-ins the download itself is remembered.
            places = {
                name: content if isinstance(content, Path) and not self._class.system else path
                for name, content in self._class.contents.items()
            }
            roster, times = (str(file.resolve()) if file else None for file in (given.roster, given.times))
            self._ledger.remember(LastBatch(str(path.resolve()), self.plan.slugs, roster, times), places)
            self._open = stack.pop_all()

    def __len__(self) -> int:
        return len(self._class.contents)

    def grade(self, workers: Workers, on_result: Callable[[SubmissionResult], None]) -> Graded:
        """Grade them all, and write each result as it comes.

        Args:
            workers: Who does it.
            on_result: Is told of each result.

        Raises:
            LessonError: A quiz's questions or key have a mistake.
            SandboxError: No sandbox can be started.
        """
        batch = Batch(self._lesson, workers, self._ledger, self.plan.slugs)
        decided, assessed = self._ledger.overrides(), self._ledger.assessments()
        self.doubts += [
            f"{name} has no submission here, but a person has decided on its score: is it called otherwise now?"
            for name in sorted({*decided, *assessed} - self._class.contents.keys())
        ]
        lines = {}
        for graded in batch.run(self._tasks()):
            result = overrides.applied(graded, decided.get(graded.submission, {}), self.plan)
            result = rubric.applied(result, assessed.get(graded.submission, {}))
            self.outputs.add(result)
            lines[result.submission] = result.line
            on_result(result)
        hand_ins = self._class.hand_ins
        ordered = [self._line(lines[name], hand_in) for name, hand_in in hand_ins.items()]
        ordered += [self._line(_missing(self.plan, hand_in), hand_in) for hand_in in self._class.missing]
        people = People(hand_ins=tuple(hand_ins.values()))
        write_whole(self.outputs.folder / PEOPLE, people.model_dump_json(indent=2, exclude_defaults=True) + "\n")
        changes = [overrides.noted(change, decided) for change in batch.changes]
        return Graded(ordered, changes, self.outputs.finish(self.plan, ordered))

    def read(self, name: str) -> Submission | None:
        """Return what was handed in under a name, or None where it cannot be read."""
        try:
            return submission.read(self._class.contents[name], name, self._slugs, self._essays)
        except SubmissionError:
            return None

    def close(self) -> None:
        """Close the ledger, and remove what was unpacked."""
        self._open.close()

    def _line(self, line: Line, hand_in: HandIn) -> Line:
        """Return a line of the gradebook with whose it is, and what lateness costs it."""
        if hand_in.students:
            told = {"student": "name", "id": "id", "section": "section"}
            columns = tuple((column, shown(hand_in.students, attribute)) for column, attribute in told.items())
            line = line._replace(columns=(*line.columns, *columns))
        return late.apply(self._lesson.late, line, hand_in) if self._lesson.late else line

    def _tasks(self) -> Sequence[Task]:
        """Return the tasks, those that took longest the last time first, so that no worker ends up alone with one."""
        costs = self._ledger.costs()
        contents = self._class.contents
        names = sorted(contents, key=lambda name: -costs.get(name, 0.0))
        return [task_of(contents[name], name, self.seed, self._lesson) for name in names]


def _missing(lesson: Lesson, hand_in: HandIn) -> Line:
    """Return the line of somebody who handed in nothing: no score, since nothing was graded."""
    return Line(hand_in.name, Status.MISSING, None, lesson.max_score, (), (), "")
