"""What watches the memory of those who judge counts them, and no zygote or guest."""

import subprocess
import sys

import psutil
import pytest

from tools import trusted

FILL = "content = b'x' * (64 << 20)\nprint(flush=True)\ninput()"


@pytest.fixture
def filled():
    """Start processes that hold 64 MiB each, with some arguments."""
    started = []

    def start(*arguments):
        command = [sys.executable, "-c", FILL, *arguments]
        started.append(subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE))
        started[-1].stdout.readline()
        return psutil.Process(started[-1].pid)

    yield start
    for process in started:
        process.communicate(b"\n")


def test_those_who_judge_are_counted(filled):
    with trusted.TrustedMemory() as memory:
        filled()
        filled()
        memory.look()
    assert memory.peak > 128 * trusted.MIB


def test_zygotes_are_not(filled):
    assert trusted.memory_of(filled("autograder.sandbox.zygote")) == 0


def test_resident_memory_stands_in_where_nobody_may_look(filled, monkeypatch):
    process = filled()

    def refused(self):
        raise psutil.AccessDenied

    monkeypatch.setattr(psutil.Process, "memory_full_info", refused)
    assert trusted.memory_of(process) > 64 * trusted.MIB


def test_one_that_has_ended_counts_for_nothing():
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        process = psutil.Process(child.pid)
        child.communicate(b"\n")
    assert trusted.memory_of(process) == 0
