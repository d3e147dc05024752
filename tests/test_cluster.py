"""The same work on a cluster: a real scheduler and real workers on this machine, one of them killed midway."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from autograder import batch, fingerprint, house, workers
from autograder.ledger import Ledger
from autograder.result import Judgement
from autograder.sandbox.tiers import Tier
from autograder.submission import Submission
from autograder.workers import Cluster, ClusterError

CORPUS = Path(__file__).parent / "corpus"
CASES = [path for kind in ("wrong", "accepted") for path in sorted((CORPUS / kind / "kl_loss").glob("*.py"))[:4]]


def dask(*arguments):
    command = [sys.executable, "-m", "dask", *map(str, arguments)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(command, cwd=house.ROOT, start_new_session=True, **quiet)


def stop(process):
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@pytest.fixture
def scheduler(tmp_path):
    """The file of a scheduler without workers."""
    file = tmp_path / "scheduler.json"
    process = dask("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", file)
    deadline = time.monotonic() + 60
    while not file.exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    yield file
    stop(process)


@pytest.fixture
def cluster(scheduler, tmp_path):
    """A scheduler's address, and two worker processes that nobody starts again."""
    worker = ("worker", "--scheduler-file", scheduler, "--nthreads", 1, "--no-nanny", "--no-dashboard")
    processes = [dask(*worker, "--local-directory", tmp_path / name) for name in ("one", "other")]
    yield address_in(scheduler), processes
    for process in processes:
        stop(process)


def address_in(file):
    return json.loads(file.read_text("utf-8"))["address"]


def comparable(result):
    items = tuple(item.model_copy(update={"cpu_seconds": 0.0}) for item in result.items)
    return result.model_copy(update={"items": items, "seconds": 0.0}).model_dump_json()


def test_a_cluster_that_loses_a_worker_gives_the_same_results(plan, cluster, grade_all):
    plan = plan.only(["kl_loss"])
    address, processes = cluster
    crowd = Cluster(plan, address)
    while crowd.slots < 4:
        assert all(process.poll() is None for process in processes), "a worker ended while it started"
        time.sleep(0.1)

    def tasks():
        return [batch.task_of(path, f"{path.parts[-3]}.{path.stem}", 1, plan) for path in CASES]

    results = {}
    for result in batch.Batch(plan, crowd, Ledger()).run(tasks()):
        if not results:
            os.killpg(processes[0].pid, signal.SIGKILL)
        results[result.submission] = result
    crowd.close()
    expected = grade_all(plan, tasks())
    assert {name: comparable(result) for name, result in results.items()} == {
        name: comparable(result) for name, result in expected.items()
    }
    assert len(results) == len(CASES)


def test_a_worker_with_other_tests_is_told(plan, cluster, monkeypatch):
    plan = plan.only(["kl_loss"])
    crowd = Cluster(plan, cluster[0])
    monkeypatch.setattr("autograder.fingerprint.of_exercise", lambda exercise: "of another version")
    (result,) = batch.Batch(plan, crowd, Ledger()).run([batch.task_of(CASES[0], "ada", 1, plan)])
    crowd.close()
    assert result.status == "grader_error"
    assert "install the same vaegan on both" in result.notes[0]


def test_nobody_answers(plan, monkeypatch):
    monkeypatch.setattr("autograder.workers.ANSWER_SECONDS", 0.5)
    with pytest.raises(ClusterError, match=r"No scheduler of dask answers at tcp://127\.0\.0\.1:9"):
        Cluster(plan, "tcp://127.0.0.1:9")


def test_no_workers(plan, scheduler, monkeypatch):
    monkeypatch.setattr("autograder.workers.PATIENCE_SECONDS", 0.5)
    with pytest.raises(ClusterError, match=r"has no workers\. Start some: dask worker tcp://"):
        Cluster(plan, address_in(scheduler))


def test_dask_is_not_installed(plan, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError, match="pip install distributed"):
        Cluster(plan, "tcp://127.0.0.1:9")


def test_a_worker_that_would_show_the_tests_refuses(plan, monkeypatch):
    def grader(lesson, address):
        return SimpleNamespace(tier=Tier("X", {}), judge=lambda *_: Judgement())

    monkeypatch.setattr("autograder.grading.Grader", grader)
    monkeypatch.setattr(workers._Worker, "grader", None)
    tests = fingerprint.of_exercise(plan.only(["kl_loss"]).exercise[0])
    job = workers.Job(Submission("ada"), {"kl_loss": tests}, 1, True)
    assert "submitted code could read the hidden tests" in workers._work(job, plan, None).broken[0]
    assert workers._work(job, plan, "X") == Judgement()
