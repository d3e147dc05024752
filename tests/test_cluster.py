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


@pytest.fixture
def cluster(tmp_path):
    """A scheduler's file, and two worker processes that nobody starts again."""
    file = tmp_path / "scheduler.json"
    scheduler = dask("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", file)
    worker = ("worker", "--scheduler-file", file, "--nthreads", 1, "--no-nanny", "--no-dashboard", "--local-directory")
    workers = [dask(*worker, tmp_path / name) for name in ("one", "other")]
    deadline = time.monotonic() + 60
    while not file.exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    address = json.loads(file.read_text("utf-8"))["address"]
    yield address, workers
    for process in (*workers, scheduler):
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


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
