"""Many submissions -> many results: what is known from the ledger, the rest from workers, whatever happens to them."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from autograder import fingerprint
from autograder.ledger import Change, Key, Ledger
from autograder.lesson import Lesson
from autograder.result import GRADER_FAILED, EssayResult, ItemResult, Judgement, Status, SubmissionResult
from autograder.submission import Submission, SubmissionError, read
from autograder.workers import Job, Workers
from quizzes.grade import QuizGrader

OPEN_PER_SLOT = 4  # submissions in memory for each job under way, those that wait for another's result included
TRIES = 2
LOST = "The worker process that graded it was lost, twice."


@dataclass(frozen=True)
class Task:
    """A submission to grade.

    Attributes:
        name: What it is called.
        load: Reads it, or raises a SubmissionError.
        seed: What the inputs of hidden tests derive from; the same seed gives the same results.
        slugs: The exercises to grade; all, if none is named.
        diagnose: Look for the misunderstandings that wrong answers show.
    """

    name: str
    load: Callable[[], Submission]
    seed: int
    slugs: Sequence[str] = ()
    diagnose: bool = True


def task_of(path: Path | Mapping[str, Path], name: str, seed: int, lesson: Lesson, *, diagnose: bool = True) -> Task:
    """Return the task of grading what lies at a path: a folder, zip, notebook or module; or several of one hand-in."""
    slugs, essays = lesson.exercise_slugs, lesson.essay_slugs
    return Task(name, lambda: read(path, name, slugs, essays), seed, diagnose=diagnose)


@dataclass(eq=False)
class _Open:
    """A submission that is being graded."""

    task: Task
    submission: Submission
    keys: dict[str, Key]
    items: dict[str, ItemResult] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)
    began: float = field(default_factory=time.monotonic)
    finished: bool = False

    @property
    def missing(self) -> dict[str, Key]:
        return {slug: key for slug, key in self.keys.items() if slug not in self.items}


@dataclass(eq=False)
class _Order:
    """A job, and the submission that it is for."""

    entry: _Open
    keys: dict[str, Key]
    tries: int = 0

    @property
    def job(self) -> Job:
        fingerprints = {slug: key.fingerprint for slug, key in self.keys.items()}
        return Job(self.entry.submission, fingerprints, self.entry.task.seed, self.entry.task.diagnose)


class Batch:
    """Grades submissions in parallel. Every one has a result.

    A job whose worker is lost is tried once more, alone; if that worker is lost as well, the result says so, and
    nobody else is affected. Of several submissions with the same module, one is graded, and the others wait for it.

    Args:
        lesson: The lesson, which the submissions were read by.
        workers: Who does it.
        ledger: What is known already; every new result is kept there at once.
        only: The slugs to grade; all, if none is named.

    Attributes:
        changes: Scores that are not what the ledger had last.

    Raises:
        LessonError: A quiz's questions or key have a mistake.
    """

    def __init__(self, lesson: Lesson, workers: Workers, ledger: Ledger, only: Sequence[str] = ()) -> None:
        self._lesson = plan = lesson.only(only)
        self._workers = workers
        self._ledger = ledger
        self._quizzes = QuizGrader(plan.quiz, lesson.quiz)
        self._fingerprints = {each.slug: fingerprint.of_exercise(each) for each in plan.exercise}
        self._titles = {each.slug: {"title": each.title, "points": each.points} for each in plan.exercise}
        self._ready: deque[_Order] = deque()  # to be handed out
        self._suspects: deque[_Order] = deque()  # to be handed out once more, each alone
        self._running: dict[Future[Judgement], _Order] = {}
        self._waiting: dict[Key, list[_Open]] = {}  # for each result under way, who else needs it
        self._slots = 0
        self._open = 0
        self._lost_some = False
        self.changes: list[Change] = []

    def run(self, tasks: Iterable[Task]) -> Iterator[SubmissionResult]:
        """Grade submissions, and yield each result as it comes.

        When it is interrupted (KeyboardInterrupt, or the iterator is closed), what is under way is still finished
        and kept in the ledger.

        Raises:
            SandboxError: No sandbox can be started.
            LedgerError: The ledger cannot be written.
        """
        source = iter(tasks)
        more = True
        try:
            while more or self._open:
                self._slots = self._workers.slots  # a cluster's number changes, and has to be asked for
                while more and self._has_room():
                    task = next(source, None)
                    more = task is not None
                    if task is not None:
                        yield from self._begin(task)
                self._hand_out()
                yield from self._take_in()
        finally:
            self._save_what_is_under_way()

    def _has_room(self) -> bool:
        under_way = len(self._running) + len(self._ready)
        return under_way < self._slots and self._open < OPEN_PER_SLOT * self._slots

    def _begin(self, task: Task) -> Iterator[SubmissionResult]:
        """Read a submission, look up what is known, and order the rest."""
        try:
            submission = task.load()
        except SubmissionError as error:
            yield SubmissionResult(
                submission=task.name,
                status=Status.UNREADABLE,
                max_score=self._lesson.max_score,
                notes=(str(error),),
                seed=task.seed,
            )
            return
        entry = _Open(task, submission, {slug: self._key(task, submission, slug) for slug in self._slugs(task)})
        self._open += 1
        yield from self._pursue(entry)

    def _slugs(self, task: Task) -> Sequence[str]:
        return task.slugs or list(self._fingerprints)

    def _key(self, task: Task, submission: Submission, slug: str) -> Key:
        return Key(slug, submission.part(slug).digest, self._fingerprints[slug], task.seed, task.diagnose)

    def _pursue(self, entry: _Open) -> Iterator[SubmissionResult]:
        """Take what the ledger knows of a submission, order what nobody has ordered, wait for the rest."""
        to_order = {}
        for slug, key in entry.missing.items():
            known = self._ledger.get(key)
            if known is not None:
                entry.items[slug] = known.model_copy(update=self._titles[slug])
            elif key in self._waiting:
                if entry not in self._waiting[key]:
                    self._waiting[key].append(entry)
            else:
                self._waiting[key] = []
                to_order[slug] = key
        if to_order:
            self._ready.append(_Order(entry, to_order))
        yield from self._finish_if_done(entry)

    def _hand_out(self) -> None:
        if self._lost_some:
            if self._running:  # these are lost as well, or soon done
                return
            self._workers.renew()
            self._lost_some = False
        if self._suspects:
            if not self._running:
                self._submit(self._suspects.popleft())
            return
        while self._ready and len(self._running) < self._slots:
            self._submit(self._ready.popleft())

    def _submit(self, order: _Order) -> None:
        try:
            self._running[self._workers.submit(order.job)] = order
        except self._workers.losses:
            self._lost_some = True
            self._ready.appendleft(order)

    def _take_in(self) -> Iterator[SubmissionResult]:
        done = wait(self._running, return_when=FIRST_COMPLETED).done if self._running else ()
        for future in done:
            order = self._running.pop(future)
            try:
                judged = future.result()
            except self._workers.losses:
                self._lost_some = True
                yield from self._lose(order)
            else:
                yield from self._settle(order, judged)

    def _lose(self, order: _Order) -> Iterator[SubmissionResult]:
        order.tries += 1
        if order.tries < TRIES:
            self._suspects.append(order)
            return
        yield from self._settle(order, Judgement(broken=(LOST,)))

    def _settle(self, order: _Order, judged: Judgement) -> Iterator[SubmissionResult]:
        """Give a job's results to everybody who waits for them; a fault of ours is only the first one's."""
        entry = order.entry
        unsaid = ", ".join(order.keys.keys() - {item.slug for item in judged.items})
        entry.broken += judged.broken or ((f"A worker's reply leaves out {unsaid}.",) if unsaid else ())
        good = self._keep(order, judged)
        others = [self._waiting.pop(key) for key in order.keys.values()]
        entry.items |= {item.slug: item for item in judged.items}
        yield from self._finish_if_done(entry)
        for slug, waiting in zip(order.keys, others, strict=True):
            for other in waiting:
                if slug in good:
                    other.items[slug] = good[slug]
                    yield from self._finish_if_done(other)
                else:
                    yield from self._pursue(other)

    def _keep(self, order: _Order, judged: Judgement) -> dict[str, ItemResult]:
        """Put what can be relied on into the ledger, and return it."""
        good = {item.slug: item for item in judged.items if not (judged.broken or item.needs_attention)}
        self._ledger.put([(order.keys[slug], item) for slug, item in good.items()])
        return good

    def _finish_if_done(self, entry: _Open) -> Iterator[SubmissionResult]:
        if not entry.finished and (entry.broken or not entry.missing):
            yield self._finish(entry)

    def _finish(self, entry: _Open) -> SubmissionResult:
        entry.finished = True
        self._open -= 1
        task, submission = entry.task, entry.submission
        items = tuple(entry.items[slug] for slug in entry.keys if slug in entry.items)
        broken = entry.broken or any(item.needs_attention for item in items)
        notes = (*submission.notes, *self._quizzes.misplaced(submission.answers))
        notes += tuple(f"{GRADER_FAILED}: {text.strip().splitlines()[-1]}" for text in entry.broken)
        result = SubmissionResult(
            submission=task.name,
            status=Status.GRADER_ERROR if broken else Status.GRADED,
            max_score=self._lesson.max_score,
            items=items + self._quizzes.grade(submission.answers),
            essays=tuple(EssayResult.of(each, submission.essays.get(each.slug, "")) for each in self._lesson.essay),
            notes=notes,
            seed=task.seed,
            seconds=round(time.monotonic() - entry.began, 3),
        )
        keys = [
            Key(slug, part, digest, task.seed, diagnosed=False)
            for slug, part, digest in self._quizzes.keys(submission.answers)
        ]
        self.changes += self._ledger.record(result, [*entry.keys.values(), *keys])
        return result

    def _save_what_is_under_way(self) -> None:
        for future, order in self._running.items():
            with suppress(Exception):  # what is lost is asked for again the next time
                self._keep(order, future.result())
        self._running.clear()
