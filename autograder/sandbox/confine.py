"""Locks a fork of the zygote in, step by step, before it sees a line of submitted code."""

import os
import resource
import signal
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.sandbox import landlock, namespaces, seccomp
from autograder.sandbox.libc import PR_SET_DUMPABLE, PR_SET_PDEATHSIG, prctl

MIB = 1 << 20
PROTECTIONS = ("namespaces", "own_user", "landlock", "seccomp", "limits")


@dataclass(frozen=True)
class Limits:
    """What one guest may use, beyond what the zygote uses already: memory and files in bytes, CPU time in seconds."""

    data: int = 768 * MIB
    address_space: int = 3072 * MIB
    cpu_seconds: int = 300
    threads: int = 128
    file_size: int = 48 * MIB
    tmp_size: int = 48 * MIB


@dataclass(frozen=True)
class Confinement:
    """Which protections a guest gets, and which folders it sees (read-only)."""

    protections: frozenset[str]
    visible: Sequence[str]
    limits: Limits = Limits()


def leave_family() -> None:
    """Leave the zygote's session, and die when the parent dies.

    A new session comes first: kill(0, 9) reaches the whole process group, across process namespaces.
    """
    os.setsid()
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    prctl(PR_SET_DUMPABLE, 1)  # the zygote is not, and without it the files in /proc/self belong to root
    # Where memory runs short, let the kernel end a guest and nobody else.
    Path("/proc/self/oom_score_adj").write_text("1000", "ascii")


def lock_in(confinement: Confinement, slot: int) -> None:
    """Apply every protection to this process; afterwards nothing can be undone.

    Args:
        confinement: The protections to apply. One that fails is an error, never passed over.
        slot: A number that no other living guest has.

    Raises:
        OSError: The system refuses a protection that it granted when it was tried.
    """
    wanted = confinement.protections
    if "namespaces" in wanted:
        namespaces.enter_private_root(confinement.visible, confinement.limits.tmp_size)
    if "own_user" in wanted:
        namespaces.drop_root(slot)
    if wanted & {"namespaces", "own_user"}:
        namespaces.drop_capabilities()
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)  # a change of user id has reset it
    if "limits" in wanted:
        limit_resources(confinement.limits)
    if "landlock" in wanted:
        system = (
            "/proc",
            "/etc/localtime",
            "/usr/share/zoneinfo",
            "/dev/zero",
            "/dev/random",
            "/dev/urandom",
        )
        # Without mounts of its own the guest shares /tmp, so it gets none at all.
        writable = namespaces.WRITABLE if "namespaces" in wanted else ()
        landlock.restrict_files((*confinement.visible, *system), ("/dev/null", *writable))
    if "seccomp" in wanted:
        seccomp.restrict_system_calls()


def limit_resources(limits: Limits) -> None:
    """Bound memory, time, threads and files for this process (setrlimit)."""
    sizes = [int(pages) * resource.getpagesize() for pages in Path("/proc/self/statm").read_text("ascii").split()]
    for kind, value in (
        (resource.RLIMIT_DATA, sizes[5] + limits.data),
        (resource.RLIMIT_AS, sizes[0] + limits.address_space),
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_NPROC, limits.threads),
        (resource.RLIMIT_FSIZE, limits.file_size),
        (resource.RLIMIT_NOFILE, 256),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_MSGQUEUE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)  # noqa: PLW2901
        resource.setrlimit(kind, (value, value))
