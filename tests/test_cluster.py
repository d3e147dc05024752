"""The same work on a cluster: a real scheduler and real workers on this machine, one of them killed midway."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from autograder import batch, house
from autograder.ledger import Ledger
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
    workers = [dask(*worker, "--local-directory", tmp_path / name) for name in ("one", "other")]
    yield address_in(scheduler), workers
    for process in workers:
        stop(process)


def address_in(file):
    return json.loads(file.read_text("utf-8"))["address"]


def comparable(result):
    items = tuple(item.model_copy(update={"cpu_seconds": 0.0}) for item in result.items)
    return result.model_copy(update={"items": items, "seconds": 0.0}).model_dump_json()


def test_a_cluster_that_loses_a_worker_gives_the_same_results(plan, cluster, grade_all):
    plan = plan.only(["kl_loss"])
    address, processes = cluster
    workers = Cluster(plan, address)
    while workers.slots < 4:
        time.sleep(0.1)

    def tasks():
        return [batch.task_of(path, f"{path.parts[-3]}.{path.stem}", 1, plan) for path in CASES]

    results = {}
    for result in batch.grade_all(plan, tasks(), workers, Ledger()):
        if not results:
            os.killpg(processes[0].pid, signal.SIGKILL)
        results[result.submission] = result
    workers.close()
    expected = grade_all(plan, tasks())
    assert {name: comparable(result) for name, result in results.items()} == {
        name: comparable(result) for name, result in expected.items()
    }
    assert len(results) == len(CASES)


def test_a_worker_with_other_tests_is_told(plan, cluster, monkeypatch):
    plan = plan.only(["kl_loss"])
    workers = Cluster(plan, cluster[0])
    monkeypatch.setattr("autograder.fingerprint.of_exercise", lambda exercise: "of another version")
    (result,) = batch.grade_all(plan, [batch.task_of(CASES[0], "ada", 1, plan)], workers, Ledger())
    workers.close()
    assert result.status == "grader_error"
    assert "install the same vaegan on both" in result.notes[0]


def test_nobody_answers(plan):
    with pytest.raises(ClusterError, match=r"No scheduler of dask answers at tcp://127\.0\.0\.1:9"):
        Cluster(plan, "tcp://127.0.0.1:9")


def test_no_workers(plan, scheduler, monkeypatch):
    monkeypatch.setattr("autograder.workers.PATIENCE_SECONDS", 0.5)
    with pytest.raises(ClusterError, match=r"has no workers\. Start some: dask worker tcp://"):
        Cluster(plan, address_in(scheduler))
