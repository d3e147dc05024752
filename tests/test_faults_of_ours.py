"""Whatever of the grader's own fails, it is never a grade: no points lost, none gained, and a person is told."""

import os
import shutil
import subprocess
import sys
from concurrent.futures import Future
from types import SimpleNamespace

import pytest

from autograder import batch, fingerprint, grading, house, outputs, workers
from autograder.ledger import Ledger, LedgerError
from autograder.respondent import Sandboxes
from autograder.result import Status
from autograder.sandbox import client
from autograder.sandbox.faults import SandboxError
from autograder.sandbox.tiers import Tier
from autograder.submission import Submission

RIGHT = house.solution("kl_loss").read_text("utf-8")
WRONG = "def kl_loss(mean, log_var):\n    return 0.0\n"
SUITE = '"""A suite."""\n\n\ndef test_one(submission):\n    """One."""\n    {}\n'


class Inline:
    """Workers that do the job at once, in this process."""

    slots = 1
    losses = ()

    def __init__(self, grader):
        self.grader = grader

    def submit(self, job):
        future = Future()
        future.set_result(self.grader.judge(job.submission, list(job.fingerprints), job.seed, job.diagnose))
        return future


@pytest.fixture
def grade(plan, sandboxes, monkeypatch):
    """Grade one submission of the KL loss in this process, and return its result and the ledger."""
    monkeypatch.setattr(grading, "Sandboxes", lambda address: sandboxes)
    plan, ledger = plan.only(["kl_loss"]), Ledger()

    def run(source=RIGHT):
        submission = Submission("ada", {"kl_loss": source}, frozenset(["kl_loss"]))
        grader = grading.Grader(plan)
        monkeypatch.setattr(grader, "_renew_sandboxes", lambda: None)
        tasks = [batch.Task("ada", lambda: submission, seed=1)]
        (result,) = batch.Batch(plan, Inline(grader), ledger).run(tasks)
        return result, ledger._data.execute("SELECT count(*) FROM result").fetchone()[0]

    return run


def needs_attention(graded):
    result, kept = graded
    assert result.status is Status.GRADER_ERROR
    assert result.score is None
    assert result.line.score is None
    assert kept == 0, "it is asked anew the next time"


@pytest.mark.parametrize(
    "suite",
    [
        "def test_one(submission:\n",
        "import no_such_module\n",
        "raise RuntimeError\n",
        "",
        SUITE.format("raise KeyError('x')"),
        SUITE.format("1 / 0"),
        SUITE.format("submission.nothing.at.all"),
        SUITE.format("__import__('pytest').skip('later')"),
        SUITE.format("__import__('pytest').xfail('later')"),
        SUITE.format("raise SystemExit(0)"),
        SUITE.format("__import__('pytest').exit('done', 0)"),
        SUITE.replace("submission", "no_such_fixture").format("pass"),
    ],
    ids="syntax import raises no_tests KeyError division attribute skip xfail leaves stops fixture".split(),
)
def test_a_suite_with_an_error_of_its_own(grade, tmp_path, monkeypatch, suite):
    monkeypatch.setattr(house, "SUITES", tmp_path)
    (tmp_path / "test_kl_loss.py").write_text(suite, "utf-8")
    needs_attention(grade())


def test_what_the_environment_would_have_of_pytest_is_left_out(grade, monkeypatch):
    monkeypatch.setenv("PYTEST_ADDOPTS", "-vv --no-such-option")
    monkeypatch.setenv("PYTEST_PLUGINS", "no_such_plugin")
    monkeypatch.delenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", raising=False)
    result, _ = grade()
    assert result.score == 10.0
    assert os.environ["PYTEST_ADDOPTS"] == "-vv --no-such-option"
    assert "PYTEST_DISABLE_PLUGIN_AUTOLOAD" not in os.environ


def test_a_suite_that_is_interrupted_passes_it_on(grade, tmp_path, monkeypatch):
    monkeypatch.setattr(house, "SUITES", tmp_path)
    (tmp_path / "test_kl_loss.py").write_text(SUITE.format("raise KeyboardInterrupt"), "utf-8")
    with pytest.raises(KeyboardInterrupt):
        grade()


@pytest.mark.parametrize(
    "solution", ["def kl_loss(mean, log_var):\n    return 1 / 0\n", "def (", "import os\nos._exit(0)\n"]
)
def test_a_reference_that_fails(grade, monkeypatch, solution):
    monkeypatch.setattr("autograder.respondent.solution_text", lambda slug: solution)
    needs_attention(grade())


@pytest.fixture
def work(plan, sandboxes, monkeypatch):
    """Judge a KL loss as a worker does."""
    monkeypatch.setattr(grading, "Sandboxes", lambda address: sandboxes)
    plan = plan.only(["kl_loss"])
    grader = grading.Grader(plan)
    monkeypatch.setattr(grader, "_renew_sandboxes", lambda: None)
    monkeypatch.setattr(workers._Worker, "grader", grader)
    monkeypatch.setattr(workers._Worker, "vouched", set())

    def run(source):
        submission = Submission("ada", {"kl_loss": source}, frozenset(["kl_loss"]))
        prints = {each.slug: fingerprint.of_exercise(each) for each in plan.exercise}
        return workers._work(workers.Job(submission, prints, 1, False), plan, None)

    return run


@pytest.mark.parametrize(
    "probe",
    ["def gradients(*arguments): (", "import no_such_module", "def gradients(*arguments): return missing"],
    ids="syntax import name".split(),
)
def test_probes_that_fail_cost_nobody_a_point(work, monkeypatch, probe):
    monkeypatch.setattr(house, "probes", lambda slug: {slug: probe})
    for source in (RIGHT, WRONG):
        (reason,) = work(source).broken
        assert "The reference solution of kl_loss does not pass either: test_" in reason


def test_a_suite_that_asks_for_something_else_costs_nobody_a_point(work, tmp_path, monkeypatch):
    monkeypatch.setattr(house, "SUITES", tmp_path)
    (tmp_path / "test_kl_loss.py").write_text(SUITE.format("assert False, 'never right'"), "utf-8")
    (reason,) = work(RIGHT).broken
    assert reason.startswith("The reference solution of kl_loss does not pass either: test_one (never right")


def test_a_fault_that_goes_away_is_no_doubt_about_those_who_come_later(work, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(house, "probes", lambda slug: {slug: "import no_such_module"})
        assert work(WRONG).broken
    assert work(WRONG).broken == ()


def test_the_reference_is_asked_once_and_speaks_for_what_is_right(work, monkeypatch):
    assert work(RIGHT).broken == ()
    assert workers._Worker.vouched == set(), "nobody has lost a point yet"
    first = work(WRONG)
    assert (first.broken, first.items[0].score < 10) == ((), True)
    assert workers._Worker.vouched == {("kl_loss", 1)}
    monkeypatch.setattr(workers, "solution_text", None)
    assert work(WRONG).broken == ()


def test_an_exception_in_a_worker_is_told_and_stops_nobody(plan, monkeypatch):
    def fail(*_):
        raise ValueError("of ours")

    fake = SimpleNamespace(tier=Tier("A", {}), judge=fail)
    monkeypatch.setattr(workers._Worker, "grader", fake)
    prints = {each.slug: fingerprint.of_exercise(each) for each in plan.exercise}
    judged = workers._work(workers.Job(Submission("ada"), prints, 1, True), plan, None)
    assert "ValueError: of ours" in judged.broken[0]


def test_a_ledger_that_cannot_be_written_any_more(plan, tmp_path):
    ledger = Ledger(tmp_path / "ledger.sqlite")
    ledger._data.execute("PRAGMA query_only = ON")
    task = batch.Task("ada", lambda: Submission("ada"), seed=1)
    fake = SimpleNamespace(judge=lambda *_: workers.Judgement())
    with pytest.raises(LedgerError, match="What was graded before is safe in it"):
        list(batch.Batch(plan.only(["kl_loss"]), Inline(fake), ledger).run([task]))


FULL_DISK = """
set -e
mount -t tmpfs -o size=600k none {out}
head -c 550000 /dev/zero > {out}/ballast
! {grade} || exit 9
rm {out}/ballast
{grade}
cp -r {out}/gradebook.csv {kept}
"""


def test_a_full_disk_costs_time_and_nothing_else(tmp_path):
    """The disk is a small one of its own, in a mount namespace that ends with the command."""
    for number in range(3):
        (tmp_path / "class" / f"s{number}").mkdir(parents=True)
        (tmp_path / "class" / f"s{number}" / "kl_loss.py").write_text(f"{RIGHT}\n# {number}\n", "utf-8")
    (tmp_path / "out").mkdir()
    command = (
        f"{sys.executable} -m autograder grade {tmp_path / 'class'} --out {tmp_path / 'out'} --only kl_loss --jobs 1"
    )
    script = FULL_DISK.format(out=tmp_path / "out", grade=command, kept=tmp_path / "kept.csv")
    own = ["unshare", "--mount", *([] if os.geteuid() == 0 else ["--map-root-user"]), "sh", "-c", script]
    if shutil.which("unshare") is None or subprocess.run([*own[:-3], "true"], check=False).returncode:
        pytest.skip("this system lets nobody mount a small disk")
    done = subprocess.run(own, cwd=house.ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "cannot be" in done.stderr
    assert "Traceback" not in done.stderr
    rows = (tmp_path / "kept.csv").read_text("utf-8").splitlines()[1:]
    assert rows == [f"s{number},10,10,graded,10" for number in range(3)]


def test_a_grader_that_is_killed_loses_nothing():
    """Two moments here; `python -m tools.kill` tries fifty if nobody says how many."""
    command = [sys.executable, "-m", "tools.kill", "--moments", "2", "--submissions", "4"]
    done = subprocess.run(command, cwd=house.ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "nothing lost and nothing changed" in done.stdout


def test_what_killed_graders_leave_is_swept(tmp_path, monkeypatch):
    dead = client.socket.socket(client.socket.AF_UNIX, client.socket.SOCK_SEQPACKET)
    living = client.socket.socket(client.socket.AF_UNIX, client.socket.SOCK_SEQPACKET)
    for name, each in (("dead", dead), ("living", living)):
        (tmp_path / f"vaegan-{name}").mkdir()
        each.bind(str(tmp_path / f"vaegan-{name}" / client.SOCKET))
        each.listen(1)
    dead.close()
    (tmp_path / "vaegan-new").mkdir()
    (tmp_path / "vaegan-notes").mkdir()
    (tmp_path / "vaegan-notes" / "mine.txt").touch()
    monkeypatch.setattr(client, "YOUNG_SECONDS", -1.0)
    client._sweep(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["vaegan-living", "vaegan-notes"]
    living.close()


def test_half_written_results_are_swept(tmp_path):
    (tmp_path / "results").mkdir()
    for writer in ("999999999", str(os.getpid()), "x"):
        (tmp_path / "results" / f".{writer}.part").touch()
    outputs.Outputs(tmp_path)
    assert sorted(path.name for path in (tmp_path / "results").iterdir()) == [f".{os.getpid()}.part", ".x.part"]


def test_a_zygote_that_dies_at_once_is_told(monkeypatch):
    monkeypatch.setattr("autograder.sandbox.jail.command", lambda module, argument: [sys.executable, "-c", ""])
    with pytest.raises(SandboxError, match="stopped"):
        Sandboxes()
