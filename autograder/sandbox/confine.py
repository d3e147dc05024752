"""Locks a fork of the zygote in, step by step, before it sees a line of submitted code."""

import os
import resource
import signal
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.sandbox import landlock, namespaces, seccomp
from autograder.sandbox.libc import PR_SET_DUMPABLE, PR_SET_PDEATHSIG, prctl
from autograder.sandbox.limits import Limits

_SYSTEM = ("/etc/localtime", "/usr/share/zoneinfo", "/dev/zero", "/dev/random", "/dev/urandom")
PROTECTIONS = ("namespaces", "own_user", "landlock", "seccomp", "limits")


@dataclass(frozen=True)
class Confinement:
    """Which protections a guest gets, and which folders it sees (read-only)."""

    protections: frozenset[str]
    visible: Sequence[str]

    @property
    def counts_alone(self) -> bool:
        """Whether a guest's threads are counted apart from those of the person who grades."""
        return bool(self.protections & {"namespaces", "own_user"})


def leave_family() -> None:
    """Leave the zygote's session, and die when the parent dies.

    A new session comes first: kill(0, 9) reaches the whole process group, across process namespaces.
    """
    os.setsid()
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    prctl(PR_SET_DUMPABLE, 1)  # the zygote is not, and without it the files in /proc/self belong to root
    # Where memory runs short, let the kernel end a guest and nobody else.
    Path("/proc/self/oom_score_adj").write_text("1000", "ascii")


def lock_in(confinement: Confinement, limits: Limits, slot: int) -> None:
    """Apply every protection to this process; afterwards nothing can be undone.

    Args:
        confinement: The protections to apply. One that fails is an error, never passed over.
        limits: What the process may use.
        slot: A number that no other living guest has.

    Raises:
        OSError: The system refuses a protection that it granted when it was tried.
    """
    wanted = confinement.protections
    if "namespaces" in wanted:
        namespaces.enter_private_root(confinement.visible, limits.files)
    if "own_user" in wanted:
        namespaces.drop_root(slot)
    # A user of its own may not look into root's home, where Python's libraries may lie: Landlock limits what it reads.
    readable = all(os.access(path, os.R_OK) for path in confinement.visible)
    namespaces.drop_capabilities(keep_reading=not readable and {"own_user", "landlock"} <= wanted)
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)  # a change of user id has reset it
    if "limits" in wanted:
        limit_resources(limits if confinement.counts_alone else replace(limits, threads=resource.RLIM_INFINITY))
    if "landlock" in wanted:
        # Without mounts of its own the guest shares /tmp, so it gets none at all.
        writable = namespaces.WRITABLE if "namespaces" in wanted else ()
        landlock.restrict_files((*confinement.visible, *_SYSTEM, *_processes()), ("/dev/null", *writable))
    if "seccomp" in wanted:
        seccomp.restrict_system_calls()


def _processes() -> Sequence[str]:
    """Return what a guest may read of /proc: all of its own one; of one that it shares, nothing of its neighbours."""
    own = Path("/proc/self").readlink()
    if os.getpid() == 1 and own == Path("1"):
        return ["/proc"]
    return [f"/proc/{name}" for name in (own, "cpuinfo", "meminfo", "stat", "loadavg", "sys", "filesystems")]


def limit_resources(limits: Limits) -> None:
    """Bound memory, time, threads and files for this process (setrlimit)."""
    sizes = [int(pages) * resource.getpagesize() for pages in Path("/proc/self/statm").read_text("ascii").split()]
    for kind, value in (
        (resource.RLIMIT_DATA, sizes[5] + limits.memory),
        (resource.RLIMIT_AS, sizes[0] + limits.memory + limits.reserved),
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_NPROC, limits.threads),
        (resource.RLIMIT_FSIZE, limits.files),
        (resource.RLIMIT_NOFILE, 256),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_MSGQUEUE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        if resource.RLIM_INFINITY in (value, hard):
            value = hard if value == resource.RLIM_INFINITY else value  # noqa: PLW2901
        else:
            value = min(value, hard)  # noqa: PLW2901
        resource.setrlimit(kind, (value, value))
