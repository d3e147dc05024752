"""Who does the grading: processes of this machine, or a cluster's. Both take jobs and promise replies."""

import importlib
import multiprocessing
import os
import signal
import threading
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from autograder import fingerprint
from autograder.lesson import Lesson
from autograder.result import Judgement
from autograder.sandbox.client import SharedZygote
from autograder.sandbox.libc import PR_SET_PDEATHSIG, prctl
from autograder.submission import Submission

if TYPE_CHECKING:
    from autograder.grading import Grader


PATIENCE_SECONDS = 30.0


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


class WorkerLostError(Exception):
    """The process that did a job has ended before it replied."""


class Workers(Protocol):
    """What a batch needs of those who work for it."""

    @property
    def slots(self) -> int:
        """How many jobs can be under way."""

    def submit(self, job: Job) -> Future[Judgement]:
        """Hand out a job.

        Raises:
            WorkerLostError: A worker is lost; `renew` first.
        """

    def renew(self) -> None:
        """Replace lost workers; what was under way is lost."""

    def close(self) -> None:
        """Let the workers go, once they have finished what is under way."""


class Processes:
    """Worker processes on this machine, whose sandboxes share one zygote.

    Args:
        lesson: What they grade.
        count: How many.
    """

    def __init__(self, lesson: Lesson, count: int) -> None:
        self._lesson = lesson
        self.slots = count
        self._zygote, self._pool = self._start()

    def submit(self, job: Job) -> Future[Judgement]:
        """Hand out a job; see `Workers`."""
        try:
            return self._pool.submit(_work, job, self._lesson, self._zygote.address)
        except BrokenExecutor as error:
            raise WorkerLostError from error

    def renew(self) -> None:
        """Start anew; see `Workers`."""
        self._pool.shutdown()
        self._zygote.close()
        self._zygote, self._pool = self._start()

    def close(self) -> None:
        """End the processes; see `Workers`."""
        self._pool.shutdown(cancel_futures=True)
        self._zygote.close()

    def _start(self) -> tuple[SharedZygote, Executor]:
        for library in ("OPENBLAS", "OMP", "MKL"):  # each process computes on one core, instead of spinning on all
            os.environ.setdefault(f"{library}_NUM_THREADS", "1")
        pool = ProcessPoolExecutor(self.slots, multiprocessing.get_context("spawn"), initializer=_stay_with_parent)
        return SharedZygote(), pool


class Cluster:
    """The workers of a dask.distributed scheduler.

    Args:
        lesson: What they grade.
        address: Where the scheduler listens, such as tcp://10.0.0.1:8786.

    Raises:
        ClusterError: Dask is not installed, nothing answers there, or there are no workers.
    """

    def __init__(self, lesson: Lesson, address: str) -> None:
        try:
            distributed: Any = importlib.import_module("distributed")
        except ImportError:
            raise ClusterError("A cluster takes dask.distributed: pip install 'vaegan[cluster]'.") from None
        self._lesson = lesson
        try:
            self._client = distributed.Client(address, timeout="10s", set_as_default=False)
        except (OSError, ValueError) as error:
            raise ClusterError(f"No scheduler of dask answers at {address} ({error}). Is it started?") from None
        try:
            self._client.wait_for_workers(1, timeout=PATIENCE_SECONDS)
        except TimeoutError:
            self._client.close()
            says = f"The scheduler at {address} has no workers. Start some: dask worker {address} --nthreads 1"
            raise ClusterError(says) from None

    @property
    def slots(self) -> int:
        """One job for each worker's thread, and one more to come for each; see `Workers`."""
        return max(1, 2 * sum(map(int, self._client.nthreads().values())))

    def submit(self, job: Job) -> Future[Judgement]:
        """Hand out a job; see `Workers`. Dask gives it to another worker if the first is lost."""
        future = self._client.submit(_work, job, self._lesson, pure=False)
        promise: Future[Judgement] = Future()
        promise.set_running_or_notify_cancel()
        threading.Thread(target=_keep_promise, args=(promise, future), daemon=True).start()
        return promise

    def renew(self) -> None:
        """Do nothing: the cluster looks after its workers."""

    def close(self) -> None:
        """Leave the cluster as it is; see `Workers`."""
        self._client.close()


def _keep_promise(promise: Future[Judgement], future: Any) -> None:
    from distributed.scheduler import KilledWorker

    try:
        promise.set_result(future.result())
    except KilledWorker as error:
        promise.set_exception(WorkerLostError(str(error)))
    except BaseException as error:
        promise.set_exception(error)


class _Worker:
    """What a worker process keeps from one job to the next."""

    grader: "Grader | None" = None
    busy = threading.Lock()  # a worker of dask may have several threads, and pytest stands no company


def _work(job: Job, lesson: Lesson, address: str | None = None) -> Judgement:
    from autograder.grading import Grader  # it imports pytest, which those who hand out jobs need not

    with _Worker.busy:
        plan = lesson.only(list(job.fingerprints))
        for exercise in plan.exercise:
            if fingerprint.of_exercise(exercise) != job.fingerprints[exercise.slug]:
                says = f"This worker has other tests of {exercise.slug}, or other versions of the libraries, "
                return Judgement(broken=(says + "than the machine that asks: install the same vaegan on both.",))
        if _Worker.grader is None:
            _Worker.grader = Grader(lesson, address)
        return _Worker.grader.judge(job.submission, list(job.fingerprints), job.seed, job.diagnose)


def _stay_with_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that hands out the work
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)  # and without that one there is none left
