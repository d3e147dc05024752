"""How much memory the trusted side takes: those who grade, without the zygotes and guests that they have started."""

import threading
from typing import Self

import psutil

MIB = 1 << 20
MOST = 512 * MIB  # that it may take at any time, all its processes together
_APART = "autograder.sandbox.zygote"
_EVERY = 0.25  # seconds between two looks


class TrustedMemory:
    """Watches a process and those below it, while the `with` block runs.

    What it counts is resident memory; pages that several of the processes share count for each of them.

    Args:
        pid: The process; this one, if it is not named.

    Attributes:
        peak: The most that they have had at once, in bytes.
    """

    def __init__(self, pid: int | None = None) -> None:
        self.peak = 0
        self._pid = pid
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        try:
            root = psutil.Process(self._pid)
            while not self._over.wait(_EVERY):
                self.peak = max(self.peak, _resident(root))
        except psutil.NoSuchProcess:
            return


def _resident(process: psutil.Process) -> int:
    """Return the resident memory of a process and of the trusted ones below it, in bytes."""
    try:
        if any(_APART in part for part in process.cmdline()):
            return 0
        return process.memory_info().rss + sum(map(_resident, process.children()))
    except psutil.NoSuchProcess:  # it has ended meanwhile
        return 0
