"""Who does the grading: processes of this machine, or a cluster's. Both take jobs and promise replies."""

import importlib
import multiprocessing
import os
import signal
import threading
import traceback
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from autograder import fingerprint
from autograder.lesson import Lesson
from autograder.result import Judgement, Verdict
from autograder.skeleton import solution_text
from autograder.submission import Submission

if TYPE_CHECKING:
    from autograder.grading import Grader

ANSWER_SECONDS, PATIENCE_SECONDS = 10.0, 30.0  # for a scheduler to answer, and for workers to come
LARGE = 1 << 20  # bytes of memory that go back to the system when they are freed


class ClusterError(Exception):
    """The cluster cannot be used; the text says why, and what to do."""


@dataclass(frozen=True)
class Job:
    """Exercises of one submission to be graded: plain data, which travels to whoever does it.

    Attributes:
        submission: What was handed in.
        fingerprints: For each exercise to grade the digest of the tests that are meant.
        seed: What the inputs of hidden tests derive from.
        diagnose: Look for the misunderstandings that wrong answers show.
    """

    submission: Submission
    fingerprints: dict[str, str]
    seed: int
    diagnose: bool


class Workers(Protocol):
    """What a batch needs of those who work for it.

    Attributes:
        losses: The exceptions that say that the worker which did a job is lost; a promise, or `submit`, raises them.
    """

    losses: tuple[type[Exception], ...]

    @property
    def slots(self) -> int:
        """How many jobs can be under way."""

    def submit(self, job: Job) -> Future[Judgement]:
        """Hand out a job."""

    def renew(self) -> None:
        """Replace lost workers; what was under way is lost."""

    def close(self) -> None:
        """Let the workers go, once they have finished what is under way."""


class Processes:
    """Worker processes on this machine, whose sandboxes share one zygote. They start with the first job.

    Args:
        lesson: What they grade.
        count: How many.
        accepted: Grade in this tier, although it does not hide the tests.
    """

    losses: tuple[type[Exception], ...] = (BrokenExecutor,)

    def __init__(self, lesson: Lesson, count: int, accepted: str | None = None) -> None:
        self._lesson = lesson
        self.slots = count
        self._accepted = accepted
        self._started = ExitStack()
        self._pool: ProcessPoolExecutor | None = None
        self._address = ""

    def submit(self, job: Job) -> Future[Judgement]:
        """Hand out a job; see `Workers`."""
        if self._pool is None:
            self._pool = self._start()
        return self._pool.submit(_work, job, self._lesson, self._accepted, self._address)

    def renew(self) -> None:
        """Start anew with the next job; see `Workers`."""
        self.close()

    def close(self) -> None:
        """End the processes; see `Workers`."""
        self._started.close()
        self._pool = None

    def _start(self) -> ProcessPoolExecutor:
        from autograder.sandbox.client import SharedZygote
        from autograder.sandbox.libc import return_large_blocks

        return_large_blocks(LARGE)  # of the hand-ins that this process reads
        for library in ("OPENBLAS", "OMP", "MKL"):  # each process computes on one core, instead of spinning on all
            os.environ.setdefault(f"{library}_NUM_THREADS", "1")
        zygote = SharedZygote()
        self._started.callback(zygote.close)
        self._address = zygote.address
        pool = ProcessPoolExecutor(self.slots, multiprocessing.get_context("spawn"), initializer=_begin)
        return self._started.enter_context(pool)


class Cluster:
    """The workers of a dask.distributed scheduler; who loses a worker's job gives it to another one.

    Args:
        lesson: What they grade.
        address: Where the scheduler listens, such as tcp://10.0.0.1:8786.
        accepted: Grade in this tier, although it does not hide the tests.

    Raises:
        ClusterError: Dask is not installed, nothing answers there, or there are no workers.
    """

    def __init__(self, lesson: Lesson, address: str, accepted: str | None = None) -> None:
        try:
            distributed: Any = importlib.import_module("distributed")
        except ImportError:
            raise ClusterError("A cluster takes dask.distributed: pip install distributed.") from None
        self._lesson = lesson
        self._accepted = accepted
        self.losses: tuple[type[Exception], ...] = (distributed.KilledWorker,)
        try:
            self._client = distributed.Client(address, timeout=ANSWER_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            raise ClusterError(f"No scheduler of dask answers at {address} ({error}). Is it started?") from None
        try:
            self._client.wait_for_workers(1, timeout=PATIENCE_SECONDS)
        except TimeoutError:
            self._client.close()
            says = f"The scheduler at {address} has no workers. Start some: dask worker {address} --nthreads 1"
            raise ClusterError(says) from None
        self._executor: Executor = self._client.get_executor(pure=False)

    @property
    def slots(self) -> int:
        """One job for each worker's thread, and one more to come for each; see `Workers`."""
        return max(1, 2 * sum(map(int, self._client.nthreads().values())))

    def submit(self, job: Job) -> Future[Judgement]:
        """Hand out a job; see `Workers`."""
        return self._executor.submit(_work, job, self._lesson, self._accepted)

    def renew(self) -> None:
        """Do nothing: the cluster looks after its workers."""

    def close(self) -> None:
        """Leave the cluster as it is; see `Workers`."""
        self._executor.shutdown()
        self._client.close()


class _Worker:
    """What a worker process keeps from one job to the next.

    Attributes:
        vouched: The exercises and seeds whose tests the reference solution has passed here; see `_doubt`.
    """

    grader: "Grader | None" = None
    vouched: ClassVar[set[tuple[str, int]]] = set()
    busy = threading.Lock()  # a worker of dask may have several threads, and pytest stands no company


def _work(job: Job, lesson: Lesson, accepted: str | None, address: str | None = None) -> Judgement:
    from autograder.grading import Grader  # it imports pytest, which those who hand out jobs need not

    with _Worker.busy:
        plan = lesson.only(list(job.fingerprints))
        for exercise in plan.exercise:
            if fingerprint.of_exercise(exercise) != job.fingerprints[exercise.slug]:
                says = f"This worker has other tests of {exercise.slug}, or other versions of the libraries, "
                return Judgement(broken=(says + "than the machine that asks: install the same vaegan on both.",))
        if _Worker.grader is None:
            _Worker.grader = Grader(lesson, address)
        if refusal := _Worker.grader.tier.refusal(accepted):
            return Judgement(broken=(refusal,))
        try:
            judged = _Worker.grader.judge(job.submission, list(job.fingerprints), job.seed, job.diagnose)
            lost = [item.slug for item in judged.items if item.score < item.points]
            doubts = tuple(filter(None, (_doubt(_Worker.grader, slug, job.seed) for slug in lost)))
            return judged.model_copy(update={"broken": judged.broken + doubts})
        except Exception:  # whatever it is, it is no fault of the submission, nor of those that come after it
            return Judgement(broken=(traceback.format_exc(),))


def _doubt(grader: "Grader", slug: str, seed: int) -> str:
    """Return what speaks against our own tests of an exercise, if anything does.

    Before the first point that somebody loses counts, the reference solution sits the same exam. Where it does not
    pass, the fault is ours: a probe that raises, say, or a library that answers otherwise than the suite expects. It is
    asked until it passes once: a fault that goes away, such as a full disk, is no doubt about those who come later.
    """
    if (slug, seed) in _Worker.vouched:
        return ""
    ours = Submission("the reference", {slug: solution_text(slug)}, frozenset([slug]))
    judged = grader.judge(ours, [slug], seed, diagnose=False)
    # What takes an artefact is not attempted, and so not judged.
    fine = (Verdict.PASSED, Verdict.NOT_ATTEMPTED)
    failed = [test for item in judged.items for test in item.tests if test.verdict not in fine]
    says = [f"{test.name} ({test.message})" for test in failed] + [text.strip() for text in judged.broken]
    if says:
        return f"The reference solution of {slug} does not pass either: {says[0]}"
    _Worker.vouched.add((slug, seed))
    return ""


def _begin() -> None:
    from autograder.sandbox.libc import PR_SET_PDEATHSIG, prctl, return_large_blocks

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that hands out the work
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)  # and without that one there is none left
    return_large_blocks(LARGE)
