"""`python -m tools.kill`: kills a grader (kill -9) at random moments, again and again, and looks for what is lost.

After each kill the ledger must be whole, hold every result that it held before, unchanged, and no file of results may
be half written; the same command then goes on. Once the class is complete, its results must be those of a grader that
nobody killed, and another class begins. Exit status 1 where anything is otherwise, or where the trusted side takes
too much memory.
"""

import argparse
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import track

from autograder import house
from autograder.sandbox.limits import MIB
from tools.trusted import MOST, TrustedMemory

CORPUS = house.ROOT / "tests" / "corpus"
SLUGS = ("kl_loss", "sampling")
PATIENCE_SECONDS = 600.0


class LostError(Exception):
    """Something is not as it was; the text says what."""


def main() -> None:
    """Kill as often as asked, and print what was tried and found."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--moments", type=int, default=50, help="how often to kill")
    parser.add_argument("--seed", type=int, default=1, help="what the moments are drawn from")
    parser.add_argument("--submissions", type=int, default=8, help="how many the class has")
    options = parser.parse_args()
    console, dice = Console(), random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        make_class(place / "class", options.submissions)
        seconds = finish(place, "whole")
        expected = scores(place / "whole")
        console.print(f"{options.submissions} submissions take {seconds:.0f} s when nobody kills.")
        classes, peak = 1, 0
        try:
            for moment in track(range(options.moments), "Moments", console=console, transient=True):
                out = f"out{classes}"
                wait = dice.uniform(0.0, 1.2 * seconds)
                before = known(place / out)
                ended, memory = run_for(place, out, wait)
                peak = max(peak, memory)
                after = known(place / out)
                look(place / out, before, after)
                left = len(list((place / "tmp").glob("vaegan-*")))
                how = "it had ended" if ended else f"{len(after):2} results known, {left} addresses left"
                console.print(f"{moment + 1:3}. killed after {wait:5.1f} s: {how}")
                if ended:
                    compare(scores(place / out), expected)
                    classes += 1
            finish(place, f"out{classes}")
            compare(scores(place / f"out{classes}"), expected)
        except LostError as error:
            console.print(f"[red]{error}")
            raise SystemExit(1) from None
    console.print(f"{options.moments} kills, {classes} classes completed, nothing lost and nothing changed.")
    console.print(f"The trusted side took {peak // MIB} MiB at most, of {MOST // MIB} that it may take.")
    raise SystemExit(peak > MOST)


def make_class(folder: Path, submissions: int) -> None:
    """Write a class of right and wrong answers."""
    for number in range(submissions):
        (folder / f"s{number}").mkdir(parents=True)
        for slug in SLUGS:
            cases = sorted((CORPUS / ("accepted", "wrong")[number % 2] / slug).glob("*.py"))
            shutil.copy(cases[number % len(cases)], folder / f"s{number}" / f"{slug}.py")


def start(place: Path, out: str) -> subprocess.Popen[bytes]:
    """Start grading the class, in a session of its own."""
    (place / "tmp").mkdir(exist_ok=True)
    command = [sys.executable, "-m", "autograder", "grade", str(place / "class"), "--out", str(place / out)]
    command += ["--seed", "1", "--jobs", "2", *(part for slug in SLUGS for part in ("--only", slug))]
    environment = os.environ | {"TMPDIR": str(place / "tmp"), "PYTHONPATH": str(house.ROOT)}
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, cwd=place, env=environment, start_new_session=True, stdout=quiet, stderr=quiet)


def finish(place: Path, out: str) -> float:
    """Grade to the end, and return the seconds that it took.

    Raises:
        LostError: It does not end well.
    """
    began = time.monotonic()
    status = start(place, out).wait(PATIENCE_SECONDS)
    if status != 0:
        raise LostError(f"grade ended with status {status}")
    return time.monotonic() - began


def run_for(place: Path, out: str, seconds: float) -> tuple[bool, int]:
    """Grade for some seconds, then kill; return whether it had ended before, and the memory it took, in bytes.

    Raises:
        LostError: It had ended, but not well.
    """
    process = start(place, out)
    with TrustedMemory(process.pid) as memory:
        try:
            status = process.wait(seconds)
        except subprocess.TimeoutExpired:
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
            return False, memory.peak
    if status != 0:
        raise LostError(f"grade ended with status {status}")
    return True, memory.peak


def known(out: Path) -> dict[tuple[Any, ...], str]:
    """Return what the ledger holds.

    Raises:
        LostError: It is damaged.
    """
    if not (out / "ledger.sqlite").exists():
        return {}
    with sqlite3.connect(out / "ledger.sqlite") as ledger:
        if not ledger.execute("SELECT name FROM sqlite_master WHERE name = 'result'").fetchone():
            return {}  # killed before it had begun
        (state,) = ledger.execute("PRAGMA integrity_check").fetchone()
        if state != "ok":
            raise LostError(f"the ledger is damaged: {state}")
        rows = ledger.execute("SELECT slug, part, fingerprint, seed, item FROM result")
        return {tuple(key): item for *key, item in rows}


def look(out: Path, before: dict[tuple[Any, ...], str], after: dict[tuple[Any, ...], str]) -> None:
    """Look at what a killed grader has left.

    Raises:
        LostError: Results are gone or changed, or a file is half written.
    """
    for key, item in before.items():
        if after.get(key) != item:
            raise LostError(f"the result of {key} is gone or another one")
    for path in out.glob("results/*.json"):
        try:
            json.loads(path.read_text("utf-8"))
        except ValueError:
            raise LostError(f"{path.name} is half written") from None


def scores(out: Path) -> str:
    """Return the gradebook, and every verdict."""
    verdicts = {
        path.stem: [test["extra_data"]["verdict"] for test in json.loads(path.read_text("utf-8"))["tests"]]
        for path in sorted(out.glob("results/*.json"))
    }
    return (out / "gradebook.csv").read_text("utf-8") + json.dumps(verdicts)


def compare(found: str, expected: str) -> None:
    """Require equal results.

    Raises:
        LostError: They differ.
    """
    if found != expected:
        raise LostError(f"the results differ:\n{found}\n{expected}")


if __name__ == "__main__":
    main()
