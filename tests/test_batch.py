"""Whatever happens to a worker process, every submission has a result."""

import multiprocessing
import threading

import pytest

from autograder import batch
from autograder.result import Status


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
def test_a_lost_worker(plan, tmp_path, kills, status):
    (tmp_path / "ana.py").write_text("def kl_loss(mean, log_var):\n    return 0.0\n", "utf-8")
    tasks = [batch.Task(tmp_path / "ana.py", "ana", seed=1)]
    killer = Killer(kills)
    killer.start()
    (result,) = batch.grade_all(plan.only(["kl_loss"]), tasks, jobs=1)
    killer.done.set()
    assert killer.times == 0
    assert result.status is status
    assert (result.score is None) == (status is Status.GRADER_ERROR)
    if status is Status.GRADER_ERROR:
        assert "lost, twice" in result.notes[0]
