"""Whatever happens to a worker process, every submission has a result, and nothing is graded twice."""

import contextlib
import multiprocessing
import threading
from concurrent.futures import Future

import psutil
import pytest

from autograder import batch, house
from autograder.ledger import Ledger
from autograder.result import ItemResult, Judgement, Status, TestResult, Verdict
from autograder.submission import Submission, SubmissionError
from autograder.workers import Processes

ZERO = "def kl_loss(mean, log_var):\n    return 0.0\n"


class Killer(threading.Thread):
    """Kills worker processes as soon as they are there, up to a number of times."""

    def __init__(self, times: int) -> None:
        super().__init__(daemon=True)
        self.times = times
        self.done = threading.Event()

    def run(self) -> None:
        while self.times and not self.done.wait(0.2):
            for worker in multiprocessing.active_children():
                if self.times and worker.is_alive():
                    worker.kill()
                    worker.join()
                    self.times -= 1


@pytest.mark.parametrize(("kills", "status"), [(1, Status.GRADED), (2, Status.GRADER_ERROR)])
def test_a_lost_worker(plan, tmp_path, grade_all, kills, status):
    (tmp_path / "ana.py").write_text(ZERO, "utf-8")
    plan = plan.only(["kl_loss"])
    killer = Killer(kills)
    killer.start()
    result = grade_all(plan, [batch.task_of(tmp_path / "ana.py", "ana", 1, plan)], jobs=1)["ana"]
    killer.done.set()
    assert killer.times == 0
    assert result.status is status
    assert (result.score is None) == (status is Status.GRADER_ERROR)
    if status is Status.GRADER_ERROR:
        assert "lost, twice" in result.notes[0]


class WorkerLostError(Exception):
    """What scripted workers say of a lost one."""


class Scripted:
    """Workers that reply at once, and count what they are asked; some jobs end badly.

    Args:
        ends: For a submission's name what becomes of its jobs: a list of "fault", "lost" and "good", then "good".
    """

    slots = 2
    losses = (WorkerLostError,)

    def __init__(self, ends=None):
        self.ends = ends or {}
        self.asked = []
        self.renewed = 0

    def submit(self, job):
        self.asked.append((job.submission.name, sorted(job.fingerprints)))
        ends = self.ends.get(job.submission.name)
        end = ends.pop(0) if ends else "good"
        future = Future()
        if end == "lost":
            future.set_exception(WorkerLostError())
        elif end == "empty":
            future.set_result(Judgement())
        elif end == "interrupt":
            raise KeyboardInterrupt
        else:
            future.set_result(Judgement(items=tuple(item(slug, end) for slug in job.fingerprints)))
        return future

    def renew(self):
        self.renewed += 1

    def close(self):
        pass


class Together(Scripted):
    """Workers that reply only once every one of them has something to do."""

    def __init__(self):
        super().__init__()
        self.held = []

    def submit(self, job):
        future = Future()
        self.held.append((future, super().submit(job).result()))
        if len(self.held) == self.slots:
            for each, judged in self.held:
                each.set_result(judged)
            self.held.clear()
        else:
            threading.Timer(5, lambda: future.done() or future.set_exception(WorkerLostError())).start()
        return future


def item(slug, end):
    verdict = Verdict.GRADER_ERROR if end == "fault" else Verdict.PASSED
    return ItemResult(
        slug=slug, title=slug, points=10, tests=(TestResult(name="t", title="t", weight=1, verdict=verdict),)
    )


def hand_in(name, seed=1, **sources):
    submission = Submission(name, sources, frozenset(sources) & {"kl_loss", "sampling", "vae"})
    return batch.Task(name, lambda: submission, seed)


@pytest.fixture
def two(plan):
    return plan.only(["kl_loss", "sampling"])


def run(plan, workers, tasks, ledger=None):
    return {
        result.submission: result
        for result in batch.Batch(plan, workers, ledger if ledger is not None else Ledger()).run(tasks)
    }


def test_equal_modules_are_graded_once(two):
    workers = Scripted()
    same = {"kl_loss": ZERO, "sampling": "x = 1"}
    results = run(two, workers, [hand_in("ada", **same), hand_in("bo", **same), hand_in("cy", kl_loss=ZERO)])
    assert workers.asked == [("ada", ["kl_loss", "sampling"]), ("cy", ["sampling"])]
    assert {result.score for result in results.values()} == {20}


def test_what_is_known_is_not_graded_again(two):
    ledger, workers = Ledger(), Scripted()
    run(two, workers, [hand_in("ada", kl_loss=ZERO)], ledger)
    run(two, workers, [hand_in("ada", kl_loss=ZERO + "# same, but for a comment", sampling="y = 2")], ledger)
    run(two, workers, [hand_in("ada", kl_loss=ZERO, seed=2)], ledger)
    assert workers.asked == [("ada", ["kl_loss", "sampling"])] * 3
    run(two, workers, [hand_in("bo", kl_loss=ZERO, seed=2)], ledger)
    assert len(workers.asked) == 3


def test_a_part_of_the_lesson_is_read_as_the_whole_is(plan, tmp_path):
    """What an exercise is judged by does not depend on what else is graded, nor do remarks on the hand-in."""
    for slug in ("kl_loss", "vae"):
        text = house.solution(slug).read_text("utf-8")
        (tmp_path / f"{slug}.py").write_text(f"{text}\n# beside sampling and encoder\n", "utf-8")
    (tmp_path / "answers.toml").write_text('[quick_checks]\nlatent_space = "C"\n', "utf-8")
    ledger, workers = Ledger(), Scripted()
    tasks = [batch.task_of(tmp_path, "ada", 1, plan)]
    (whole,) = batch.Batch(plan, workers, ledger).run(tasks)
    for slug in ("kl_loss", "vae", "sampling"):
        (part,) = batch.Batch(plan, workers, ledger, [slug]).run(tasks)
        assert [item.slug for item in part.items] == [slug]
        assert part.notes == whole.notes == ()
    assert len(workers.asked) == 1


def test_a_changed_score_of_a_quiz_is_told(plan, tmp_path):
    ledger, changes = Ledger(), []
    for letter in "AACC":
        (tmp_path / "answers.toml").write_text(f'[quick_checks]\nlatent_space = "{letter}"\n', "utf-8")
        graded = batch.Batch(plan, Scripted(), ledger, ["quick_checks"])
        assert len(list(graded.run([batch.task_of(tmp_path, "ada", 1, plan)]))) == 1
        changes.append([(change.slug, change.before, change.after, change.reasons) for change in graded.changes])
    assert changes == [[], [], [("quick_checks", 0, 2, ("the hand-in has changed",))], []]


def test_a_module_counts_with_those_that_it_names(two):
    workers = Scripted()
    user = "import helper\n" + ZERO
    tasks = [hand_in("ada", kl_loss=user, helper="A = 1"), hand_in("bo", kl_loss=user, helper="A = 2")]
    run(two.only(["kl_loss"]), workers, tasks)
    assert [name for name, _ in workers.asked] == ["ada", "bo"]


def test_our_fault_is_shared_with_nobody(two):
    plan, workers = two.only(["kl_loss"]), Scripted({"ada": ["fault"]})
    results = run(plan, workers, [hand_in(name, kl_loss=ZERO) for name in ("ada", "bo", "cy")])
    assert [name for name, _ in workers.asked] == ["ada", "bo"]
    statuses = {name: result.status.value for name, result in results.items()}
    assert statuses == {"ada": "grader_error", "bo": "graded", "cy": "graded"}
    assert results["ada"].score is None


def test_a_job_whose_worker_is_lost_is_tried_alone(two):
    workers = Scripted({"ada": ["lost", "lost"], "bo": ["lost"]})
    tasks = [hand_in(name, kl_loss=f"x = {place}") for place, name in enumerate(("ada", "bo", "cy"))]
    results = run(two.only(["kl_loss"]), workers, tasks)
    statuses = {name: result.status.value for name, result in results.items()}
    assert statuses == {"ada": "grader_error", "bo": "graded", "cy": "graded"}
    assert results["ada"].notes == (f"The grader failed: {batch.LOST}",)
    assert workers.renewed >= 1


def test_an_interrupted_batch_goes_on(two):
    ledger, plan = Ledger(), two.only(["kl_loss"])
    tasks = [hand_in(name, kl_loss=f"x = {place}") for place, name in enumerate("abcdef")]
    with pytest.raises(KeyboardInterrupt):
        run(plan, Scripted({"d": ["interrupt"]}), tasks, ledger)
    again = Scripted()
    assert len(run(plan, again, tasks, ledger)) == 6
    assert [name for name, _ in again.asked] == ["d", "e", "f"]


def test_every_worker_has_something_to_do(two):
    tasks = [hand_in(name, kl_loss=f"x = {place}") for place, name in enumerate("abcd")]
    results = run(two.only(["kl_loss"]), Together(), tasks)
    assert {result.status for result in results.values()} == {Status.GRADED}


def test_unreadable_submissions_have_a_result(two):
    def refuse():
        raise SubmissionError("ada.zip is no zip file.")

    results = run(two, Scripted(), [batch.Task("ada", refuse, 1), hand_in("bo", kl_loss=ZERO)])
    assert results["ada"].status is Status.UNREADABLE
    assert results["ada"].notes == ("ada.zip is no zip file.",)
    assert results["bo"].status is Status.GRADED


@pytest.mark.parametrize("source", ["x = 1", "x = {name!r}"], ids=["all the same", "all different"])
def test_few_submissions_are_in_memory_at_a_time(two, source):
    loaded, seen = [], []

    def load(name):
        loaded.append(name)
        return Submission(name, {"kl_loss": source.format(name=name)}, frozenset(["kl_loss"]))

    tasks = (batch.Task(str(place), lambda place=place: load(str(place)), 1) for place in range(100))
    for _ in batch.Batch(two, Scripted(), Ledger()).run(tasks):
        seen.append(len(loaded) - len(seen))
    assert len(seen) == 100
    assert max(seen) <= batch.OPEN_PER_SLOT * Scripted.slots + 1


def test_points_are_those_of_today(plan):
    ledger, workers = Ledger(), Scripted()
    plan = plan.only(["kl_loss"])
    run(plan, workers, [hand_in("ada", kl_loss=ZERO)], ledger)
    dearer = plan.model_copy(update={"exercise": (plan.exercise[0].model_copy(update={"points": 30.0}),)})
    assert run(dearer, workers, [hand_in("ada", kl_loss=ZERO)], ledger)["ada"].score == 30
    assert len(workers.asked) == 1


def test_a_lost_zygote_is_replaced(plan):
    plan = plan.only(["kl_loss"])
    others = set(psutil.Process().children(recursive=True))  # zygotes of the whole session among them
    workers, ledger = Processes(plan, 1), Ledger()
    assert run(plan, workers, [hand_in("ada", kl_loss=ZERO)], ledger)["ada"].status is Status.GRADED
    for child in set(psutil.Process().children(recursive=True)) - others:
        with contextlib.suppress(psutil.NoSuchProcess):  # a guest that ends meanwhile
            if "autograder.sandbox.zygote" in child.cmdline():
                child.kill()
    result = run(plan, workers, [hand_in("bo", kl_loss="def kl_loss(mean, log_var):\n    return 1.0\n")], ledger)["bo"]
    workers.close()
    assert result.status is Status.GRADED


def test_a_reply_that_leaves_something_out_is_a_fault_of_ours(plan):
    workers, ledger = Scripted({"ada": ["empty"]}), Ledger()
    result = run(plan.only(["kl_loss"]), workers, [hand_in("ada", kl_loss=ZERO)], ledger)["ada"]
    assert result.status is Status.GRADER_ERROR
    assert "leaves out kl_loss" in result.notes[0]


def test_where_all_is_known_nothing_is_started(plan, monkeypatch):
    plan, ledger = plan.only(["kl_loss"]), Ledger()
    run(plan, Scripted(), [hand_in("ada", kl_loss=ZERO)], ledger)
    monkeypatch.setattr("autograder.sandbox.client.SharedZygote", None)
    workers = Processes(plan, 1)
    assert run(plan, workers, [hand_in("bo", kl_loss=ZERO)], ledger)["bo"].score == 10
    workers.close()
