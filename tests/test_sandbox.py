"""The sandbox, for real: what a guest can do, what it cannot, and how each end is told."""

import json
import os
import select
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from autograder import house, lesson
from autograder.grading import conduct
from autograder.plugin import Exam
from autograder.respondent import ALL_TIME_OUTS, WHOLE_EXERCISE, Reference, Respondent
from autograder.result import Verdict
from autograder.sandbox import attempts, client, confine, faults, jail, remote, tiers, wire
from autograder.sandbox.client import Sandbox
from autograder.submission import Submission


@pytest.fixture
def run(sandbox):
    """Run `f()` of a submitted source in a guest of its own."""

    def call(source, seconds=20.0, name="f", arguments=()):
        with sandbox.guest("x", {"x": source}, {}, seconds) as guest:
            return guest.call(name, *arguments, seed=1, seconds=seconds)

    return call


def exercise(seconds, limits=lesson.USUAL):
    return lesson.Exercise(slug="x", title="X", section="-", points=1, time_limit=seconds, limits=limits)


def respondent_of(sandboxes, source, seconds, limits=lesson.USUAL):
    return Respondent(sandboxes, Submission("s", {"x": source}, frozenset("x")), exercise(seconds, limits))


def test_values_come_back(run):
    source = "import keras\ndef f(a):\n    return {'sum': keras.ops.sum(a), 'both': (a, [1, 2.5, None, True])}"
    got = run(source, arguments=[np.ones((2, 3), "float32")])
    assert got["sum"] == 6
    assert got["both"][0].shape == (2, 3)
    assert got["both"][1] == [1, 2.5, None, True]


def test_keras_works_inside(run):
    source = """
import keras, numpy as np, tensorflow as tf
def f():
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3)])
    model.compile("adam", "mse")
    losses = model.fit(np.ones((32, 4)), np.ones((32, 3)), epochs=2, verbose=0).history["loss"]
    model.save("/tmp/model.keras")
    again = keras.models.load_model("/tmp/model.keras")
    @tf.function
    def double(x):
        if tf.reduce_sum(x) > 0:
            x = x * 2
        return x
    return losses, again(np.ones((1, 4))), double(tf.ones(2))
"""
    losses, prediction, doubled = run(source)
    assert len(losses) == 2
    assert prediction.shape == (1, 3)
    assert doubled.tolist() == [2, 2]


def test_modules_import_each_other_under_both_names(sandbox):
    sources = {
        "one": "import exercises.two\nfrom two import g\ndef f(): return g(), g is exercises.two.g",
        "two": "def g(): return 7",
    }
    with sandbox.guest("one", sources, {}, 20) as guest:
        assert guest.call("f", seed=1, seconds=5) == [7, True]


def test_calls_are_seeded(run):
    source = "import random, numpy as np, keras\n"
    source += "def f(): return random.random(), np.random.rand(), float(keras.random.normal(()))"
    assert run(source) == run(source)


@pytest.mark.parametrize(
    ("source", "fault", "words"),
    [
        (
            "def f():\n    return 1 / 0",
            faults.Raised,
            "ZeroDivisionError: division by zero\n  x.py, line 2: return 1 / 0",
        ),
        ("def f(:", faults.Raised, "SyntaxError"),
        ("def g(): pass", faults.Undefined, "does not define `f`"),
        ("def f(): raise SystemExit(0)", faults.Raised, "SystemExit"),
        ("import sys\nsys.exit(0)", faults.Raised, "SystemExit"),
        ("def f(): return f()", faults.Raised, "RecursionError"),
        ("def f(): return object()", faults.Unreadable, "a value of type object"),
        ("def f(): return ['x' * 10**6]", faults.Unreadable, "too large"),
        ("import numpy\ndef f(): return numpy.zeros(2_000_000)", faults.Unreadable, "arrays of more than 12 MiB"),
        ("import os\ndef f(): os._exit(0)", faults.Died, "exit code 0"),
        ("import os\nos._exit(3)", faults.Died, "exit code 3"),
        ("import os, time\nos.close(3)\ntime.sleep(0.3)\nos._exit(4)", faults.Died, "exit code 4"),
        ("import os\ndef f(): os.abort()", faults.Died, "ended by the system"),
        ("import os\ndef f():\n    os.write(3, b'forged')\n    return 1", faults.Unreadable, "no reply"),
        ("def f():\n    while True: pass", faults.TimedOut, "still running after 5 s: is there an endless loop?"),
        ("while True: pass", faults.TimedOut, "still running after 5 s"),
        ("import time\ndef f(): time.sleep(100)", faults.TimedOut, "what does it wait for?"),
        ("def f(): return [bytearray(1 << 26) for _ in range(1000)]", faults.Raised, "MemoryError"),
    ],
)
def test_each_end_is_told(run, source, fault, words):
    with pytest.raises(fault) as caught:
        run(source, seconds=5.0 if fault is faults.TimedOut else 30.0)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("source", "over_limit"),
    [
        ("[bytearray(1 << 26) for _ in range(1000)]", True),
        ("open('/tmp/big', 'wb').write(bytes(1 << 28))", True),
        ("[open('/dev/null') for _ in range(10_000)]", True),
        ("[threading.Thread(target=threading.Event().wait, daemon=True).start() for _ in range(10_000)]", True),
        ("open('/etc/passwd')", False),
        ("f()", False),
    ],
    ids="memory disk files threads secret recursion".split(),
)
def test_going_over_a_limit_is_told_from_other_errors(run, source, over_limit):
    with pytest.raises(faults.Raised) as caught:
        run(f"import threading\ndef f():\n    return {source}\n")
    assert caught.value.over_limit is over_limit, caught.value


def test_going_over_a_limit_has_a_verdict_of_its_own(plan, sandboxes):
    source = "def kl_loss(mean, log_var):\n    return bytearray(1 << 34)\n"
    exam = Exam(plan, Submission("x", {"kl_loss": source}, frozenset(["kl_loss"])), sandboxes, seed=1, memory={})
    conduct(exam, [house.public_tests("kl_loss")])
    assert {test.verdict for test in exam.results["kl_loss"]} == {Verdict.OVER_LIMIT}


@pytest.mark.parametrize(
    "attack",
    [
        f"open({str(house.solution('kl_loss'))!r}).read()",
        f"os.listdir({str(house.SUITES)!r})",
        f"os.stat({str(house.ROOT / 'tests')!r})",
        "import solutions.kl_loss",
        "import autograder.suites.test_kl_loss",
        "socket.socket()",
        "os.fork()",
        "subprocess.run(['true'])",
        "os.kill(os.getppid(), 9)",
        "os.kill(-1, 9)",
        "open('/etc/passwd').read()",
        "open('/proc/1/environ').read() if os.getpid() != 1 else 1 / 0",
        "os.listdir('/proc/2')",
        "open('/usr/lib/x', 'w')",
        "os.mkdir('/x')",
        "os.mknod('/tmp/null', 0o20600, os.makedev(1, 3))",
        "ctypes.CDLL(None, use_errno=True).ptrace(16, os.getppid(), 0, 0) and 1 / 0",
        "os.setuid(0)",
        "resource.setrlimit(resource.RLIMIT_AS, (-1, -1))",
    ],
)
def test_a_guest_cannot(run, sandbox, attack):
    if sandbox.tier.letter != "A":
        pytest.skip("this system does not give full confinement")
    with pytest.raises(faults.Raised):
        run(f"import ctypes, os, resource, socket, subprocess\ndef f():\n    {attack}\n")


def test_guests_do_not_see_each_other(sandbox):
    write = "def f():\n    open('/tmp/note', 'w').write('x')\n    open('/dev/shm/note', 'w').write('x')"
    read = "import os\ndef f(): return os.listdir('/tmp') + os.listdir('/dev/shm')"
    with sandbox.guest("x", {"x": write}, {}, 20) as one, sandbox.guest("x", {"x": read}, {}, 20) as other:
        one.call("f", seed=1, seconds=5)
        assert "note" not in other.call("f", seed=1, seconds=5)


def test_a_killed_guest_takes_its_threads_along(sandbox):
    marker = "vaegan-test"
    source = f"""
import ctypes, threading, time
def sleep():
    ctypes.CDLL(None).prctl(15, b"{marker}", 0, 0, 0)
    time.sleep(99)
def f():
    for _ in range(20): threading.Thread(target=sleep).start()
    time.sleep(99)
"""

    def living() -> int:
        return sum(_reads(comm).startswith(marker) for comm in Path("/proc").glob("[0-9]*/task/*/comm"))

    with sandbox.guest("x", {"x": source}, {}, 20) as guest, pytest.raises(faults.TimedOut):
        guest.call("f", seed=1, seconds=2)
    assert living() == 0


def _reads(path: Path) -> str:
    try:
        return path.read_text("ascii")
    except OSError:
        return ""


def test_output_is_kept_within_bounds(sandbox):
    source = "def f():\n    print('hello')\n    for _ in range(50000): print('x' * 100)\n    return 1"
    with sandbox.guest("x", {"x": source}, {}, 20) as guest:
        assert guest.call("f", seed=1, seconds=20) == 1
    assert guest.printed.startswith("hello\n")
    assert len(guest.printed) <= 16 * 1024


def test_a_call_that_hangs_in_a_warm_guest_gets_a_cold_one(sandboxes):
    # Whether a fork is cold shows in whether TensorFlow runs functions eagerly there.
    source = "import tensorflow as tf, time\ndef f():\n"
    source += "    if tf.config.functions_run_eagerly(): time.sleep(99)\n    return 7"
    respondent = respondent_of(sandboxes, source, seconds=3)
    respondent.begin("seed")
    assert respondent.f() == 7
    respondent.end()


def test_autograph_finds_the_source():
    """A compiled function may loop over tensors, also inside of another function and in a module that is imported."""
    looped = "import tensorflow as tf\n@tf.function\ndef total(n):\n    whole = tf.constant(0)\n"
    looped += "    for i in tf.range(n):\n        if i % 2 == 0:\n            whole += i\n    return whole\n"
    source = "import tensorflow as tf\nfrom exercises.helper import total\ndef f():\n"
    source += "    def step(n):\n        while n > 3:\n            n = n - 3\n        return n\n"
    source += "    return total(tf.constant(7)) + tf.function(step)(tf.constant(8))\n"
    with Sandbox(warm=False) as cold:
        guest = cold.guest("x", {"x": source, "helper": looped}, {}, 60)
        assert guest.call("f", seed=1, seconds=60) == 12 + 2
        guest.close()


def test_an_exercise_uses_up_its_time(sandboxes):
    source = "def f():\n    while True: pass"
    respondent = respondent_of(sandboxes, source, seconds=1)
    respondent.begin("seed")
    for _ in range(10):
        with pytest.raises(faults.TimedOut):
            respondent.f()
    respondent.end()
    assert respondent.cpu_seconds < ALL_TIME_OUTS + 2


def test_a_failing_reference_is_our_fault(sandboxes, monkeypatch):
    monkeypatch.setattr("autograder.respondent.solution_text", lambda slug: "def f(): return 1 / 0")
    reference = Reference(sandboxes, exercise(seconds=5), {})
    reference.begin("seed")
    with pytest.raises(faults.SandboxError, match="reference"):
        reference.f()


def test_a_dead_zygote_is_our_fault():
    lonely = Sandbox()
    lonely._zygote._process.kill()
    lonely._zygote._process.wait()
    with pytest.raises(faults.SandboxError):
        lonely.guest("x", {"x": ""}, {}, 5)
    lonely.close()


ENDLESS = "import time\ndef f():\n    while True: time.sleep(0.01)\ndef g(): return 7\n"


def test_sandboxes_that_share_a_zygote_do_not_touch_each_other():
    shared = client.SharedZygote()
    one, other = (Sandbox(address=shared.address) for _ in range(2))
    assert one.tier == other.tier
    lost, kept = one.guest("x", {"x": ENDLESS}, {}, 5), other.guest("x", {"x": ENDLESS}, {}, 5)
    handle = os.dup(lost._handle)
    one.close()
    assert select.select([handle], [], [], 10)[0], "the guests of a sandbox that closes end"
    assert kept.call("g", seed=1, seconds=5) == 7
    kept.close()
    assert kept.cpu_seconds > 0
    shared.close()
    with pytest.raises(faults.SandboxError):
        other.guest("x", {"x": ""}, {}, 5)
    with pytest.raises(faults.SandboxError, match="shared sandbox has stopped"):
        Sandbox(address=shared.address)
    os.close(handle)
    other.close()


def test_a_sandbox_that_does_not_start_in_time_is_our_fault(monkeypatch):
    monkeypatch.setattr(client, "START_SECONDS", 0.01)
    with pytest.raises(faults.SandboxError, match="The sandbox did not start within"):
        Sandbox()


def test_a_sandbox_without_keras_says_why(monkeypatch):
    monkeypatch.setitem(jail.ENVIRONMENT, "MPLBACKEND", "nonsense")
    with pytest.raises(faults.SandboxError, match=r"cannot load Keras: ValueError: .*nonsense"):
        Sandbox()


@pytest.fixture
def channel():
    """The trusted end of a guest's channel, a pipe for what it prints, and the guest's end."""
    ours, theirs = socket.socketpair()
    output, write_end = os.pipe()
    os.close(write_end)
    with theirs:
        yield ours, output, theirs


def is_open(descriptor):
    try:
        os.fstat(descriptor)
    except OSError:
        return False
    return True


def test_a_guest_that_does_not_start_in_time_is_our_fault(channel, monkeypatch):
    monkeypatch.setattr(remote, "START_SECONDS", 0.01)
    ours, output, _ = channel
    with pytest.raises(faults.SandboxError, match="A guest did not start within"):
        remote.Guest(1, ours, output, lambda number, seconds: None, idle_seconds=1.0)
    assert ours.fileno() == -1
    assert not is_open(output)


def test_a_guest_leaves_no_descriptor_where_the_zygote_has_stopped(channel):
    def stopped(number, seconds):
        raise faults.SandboxError("The sandbox has stopped.")

    ours, output, theirs = channel
    theirs.send(wire.READY)
    guest = remote.Guest(1, ours, output, stopped, idle_seconds=1.0)
    with pytest.raises(faults.SandboxError, match="stopped"):
        guest.close()
    assert ours.fileno() == -1
    assert not is_open(output)


def test_hidden_tests_among_the_libraries_are_refused(monkeypatch):
    monkeypatch.setattr(jail, "hidden_folders", lambda: ["/usr/lib/vaegan/solutions"])
    with pytest.raises(faults.SandboxError, match="/usr/lib/vaegan/solutions, inside /usr/lib"):
        jail.visible_folders()


def test_tiers_follow_from_what_holds():
    held = {"namespaces": "", "own_user": "", "landlock": "", "seccomp": "", "limits": ""}
    no = "not here"
    assert tiers.assess(held).letter == "A"
    assert tiers.assess(held | {"landlock": no}).letter == "B"
    assert tiers.assess(held | {"namespaces": no}).letter == "B"
    assert tiers.assess(held | {"namespaces": no, "own_user": no}).letter == "C"
    assert tiers.assess(held | {"namespaces": no, "landlock": no}).letter == "X"
    assert tiers.assess(held | {"seccomp": no}).letter == "X"
    assert not tiers.assess({}).hides_tests


def test_attempts_believe_nothing():
    assert attempts._must_fail(lambda: None) == attempts.NOT_ENFORCED
    assert attempts._in_child(lambda: 1 / 0) == "division by zero"


@pytest.mark.parametrize("start", [Sandbox, tiers.assess_here])
def test_other_systems_are_told_what_to_do(monkeypatch, start):
    monkeypatch.setattr("sys.platform", "darwin")
    with pytest.raises(faults.SandboxError, match="WSL2 or a Linux container"):
        start()


LESSER = Path(__file__).with_name("lesser_system.py")


def on_lesser_system(tier, *arguments, **options):
    """Run vaegan as on a system of a tier; see lesser_system.py."""
    command = [sys.executable, str(LESSER), tier, sys.executable, "-m", "autograder", *map(str, arguments)]
    return subprocess.run(command, cwd=house.ROOT, capture_output=True, text=True, check=False, **options)


@pytest.mark.parametrize("tier", "ABCX")
def test_the_doctor_finds_out_what_is_missing(tier):
    if tier == "B" and os.geteuid() != 0:
        pytest.skip("only root can give each guest a user of its own")
    done = on_lesser_system(tier, "doctor")
    assert f"Tier {tier}: " in done.stdout
    assert done.returncode == (tier == "X")


def test_a_person_without_rights_gets_tier_a_or_c():
    """Where namespaces are allowed tier A, in a container without them C.

    The person's files are those of this test's user, seen from a user namespace where that is no longer root.
    """
    nobody = ["unshare", "--user", "--map-user=1000", "--map-group=1000"]
    if shutil.which("unshare") is None or subprocess.run([*nobody, "true"], check=False).returncode:
        pytest.skip("this system allows no user namespaces")
    for taken, letter in (("A", "A"), ("B", "C")):
        command = [*nobody, sys.executable, str(LESSER), taken, sys.executable, "-m", "autograder", "doctor"]
        done = subprocess.run(command, cwd=house.ROOT, capture_output=True, text=True, check=False)
        assert f"Tier {letter}: " in done.stdout
        assert "only root can" in done.stdout


def test_tier_x_is_refused_unless_it_is_named(tmp_path):
    (tmp_path / "kl_loss.py").write_bytes(house.solution("kl_loss").read_bytes())
    grade = ["grade", tmp_path / "kl_loss.py", "--out", tmp_path / "out", "--only", "kl_loss"]
    for accepted in ([], ["--accept-tier", "B"]):
        done = on_lesser_system("X", *grade, *accepted)
        assert done.returncode == 2
        assert "This system gives tier X" in done.stderr
        assert not list((tmp_path / "out").glob("results/*"))
    done = on_lesser_system("X", *grade, "--accept-tier", "X")
    assert done.returncode == 0, done.stderr
    assert "in tier X" in done.stdout
    (report,) = (tmp_path / "out" / "results").iterdir()
    assert json.loads(report.read_text("utf-8"))["extra_data"]["tier"] == "X"


def test_threads_are_not_counted_with_those_of_the_person_who_grades():
    none = confine.Confinement(frozenset({"landlock", "seccomp"}), ())
    assert not none.counts_alone
    assert confine.Confinement(frozenset({"own_user"}), ()).counts_alone


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("def f():\n    return bytearray(1 << 28)", "more memory than an exercise may use"),
        ("def f():\n    open('/tmp/x', 'wb').write(bytes(1 << 22))", "larger than an exercise may write"),
        (
            "def f():\n    for n in range(9): open(f'/tmp/{n}', 'wb').write(bytes(1 << 19))",
            "more to the disk than an exercise may write",
        ),
        ("def f(): return [open('/dev/null') for _ in range(999)]", "more files at a time"),
        ("import os\ndef f(): os.fork()", "may start no processes"),
        (
            "import threading, time\ndef f():\n    for _ in range(999):\n"
            "        threading.Thread(target=time.sleep, args=(9,), daemon=True).start()",
            "only so many threads",
        ),
        ("import socket\ndef f(): socket.socket()", "nothing else of the system"),
        ("def f(): return f()", "call itself without an end"),
    ],
)
def test_each_limit_has_its_sentence(sandboxes, source, words):
    if sandboxes.usual.tier.letter != "A":
        pytest.skip("this system does not give full confinement")
    limits = lesson.Limits(memory=128, files=2, threads=64)
    respondent = respondent_of(sandboxes, source, 20, limits)
    respondent.begin("seed")
    with pytest.raises(faults.Raised) as caught:
        respondent.f()
    respondent.end()
    assert words in str(caught.value)


def test_output_has_a_limit_of_its_own(sandboxes):
    source = "def f():\n    print('x' * 9000)\n    return 1"
    respondent = respondent_of(sandboxes, source, 20, lesson.Limits(output=2))
    respondent.begin("seed")
    assert respondent.f() == 1
    respondent.end()
    assert len(respondent.printed) == 2048
    assert respondent.printed.endswith(remote.CUT)


def test_the_whole_exercise_has_a_limit(sandboxes):
    """No question takes too long, but all together do."""
    source = "import time\ndef f():\n    end = time.process_time() + 0.8\n    while time.process_time() < end: pass\n"
    respondent = respondent_of(sandboxes, source, seconds=1)
    respondent.begin("seed")
    with pytest.raises(faults.TimeUsedUp, match="used up the time for this exercise"):
        for _ in range(10):
            respondent.f()
    respondent.end()
    assert respondent.cpu_seconds < WHOLE_EXERCISE + 2


def test_messages_name_no_folder_of_this_machine(run):
    with pytest.raises(faults.Raised, match="cannot import name") as caught:
        run("from numpy import no_such_name")
    assert ".../numpy/__init__.py" in str(caught.value)


@pytest.mark.parametrize(("queued", "idle"), [(0.0, True), (0.9, False)], ids=["waits", "is not let in"])
def test_who_waits_for_a_processor_is_not_idle(monkeypatch, queued, idle):
    now, used = [0.0], [remote.Clocks(0.0, 0.0)]
    monkeypatch.setattr(remote.time, "monotonic", lambda: now[0])
    deadline = remote.Deadline(5.0, 1.0, lambda: used[0])
    now[0], used[0] = 1.5, remote.Clocks(0.01, queued)
    if idle:
        with pytest.raises(TimeoutError):
            deadline.left()
    else:
        assert deadline.left() > 0
    assert deadline.idle == idle


def test_the_clock_has_the_last_word(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(remote.time, "monotonic", lambda: now[0])
    deadline = remote.Deadline(1.0, 1.0, lambda: remote.Clocks(now[0] * 0.06, 0.0))
    for now[0] in range(1, 11):
        deadline.left()
    now[0] = 12.0
    with pytest.raises(TimeoutError):
        deadline.left()


def test_packages_that_were_kept_from_keras_are_there_for_submissions(run):
    source = "import sys\ndef f():\n    before = 'pandas' in sys.modules\n    import pandas, sklearn\n    return before"
    assert run(source) is False
