"""How much memory the trusted side takes: those who grade, without the zygotes and guests that they have started."""

import threading
from typing import Self

import psutil

from autograder.sandbox.limits import MIB

MOST = 512 * MIB  # that it may take at any time, all its processes together
_APART = "autograder.sandbox.zygote"


class TrustedMemory:
    """Watches a process and those below it, while the `with` block runs.

    What it counts is the proportional set size, so that pages that they share, of libraries above all, count once;
    where the system does not let it look, resident memory.

    Args:
        pid: The process; this one, if it is not named.
        every: Seconds between two looks.

    Attributes:
        looks: What they had together at each look, in bytes; the first is taken at once.
    """

    def __init__(self, pid: int | None = None, every: float = 0.25) -> None:
        self.looks: list[int] = []
        self._every = every
        self._process = psutil.Process(pid)
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    @property
    def peak(self) -> int:
        """The most that they have had at once, in bytes."""
        return max(self.looks)

    def __enter__(self) -> Self:
        self.look()
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._over.set()
        self._thread.join()

    def look(self) -> None:
        """Look now, besides from time to time."""
        self.looks.append(memory_of(self._process))

    def _watch(self) -> None:
        while not self._over.wait(self._every):
            self.look()


def memory_of(process: psutil.Process) -> int:
    """Return the memory of a process and of the trusted ones below it, in bytes."""
    try:
        if any(_APART in part for part in process.cmdline()):
            return 0
        below: int = sum(map(memory_of, process.children()))
        try:
            return below + int(process.memory_full_info().pss)
        except psutil.AccessDenied:
            return below + int(process.memory_info().rss)
    except psutil.NoSuchProcess:  # it has ended meanwhile
        return 0
