"""What processes use."""

import os
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import psutil

from autograder.sandbox.limits import MIB


class Ended(NamedTuple):
    """A command that has ended.

    Attributes:
        said: What it has printed.
        cpu: Its CPU seconds, with those of all that it has waited for.
        memory: The most that one of these processes had, in MiB.
    """

    status: int
    said: str
    cpu: float
    memory: float


def run(command: Sequence[str], place: Path, environment: Mapping[str, str]) -> Ended:
    """Run a command in a folder, to its end."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=place, env=environment, stdout=said, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        text = said.read().decode(errors="replace")
    return Ended(process.returncode, text, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def tree_cpu() -> float:
    """Return the CPU seconds of this process, those below it, and those that these have waited for."""
    me = psutil.Process()
    own = [each.cpu_times() for each in [me, *me.children(recursive=True)]]
    used: float = sum(times.user + times.system for times in own)
    waited_for: float = sum(times.children_user + times.children_system for times in own[1:])
    return used + waited_for


def memory_below() -> float:
    """Return the memory of the processes below this one, shared pages counted once (PSS), in MiB."""
    shares: list[int] = [each.memory_full_info().pss for each in psutil.Process().children(recursive=True)]
    return sum(shares) / MIB
