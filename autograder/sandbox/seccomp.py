"""The system calls that a guest may make: an allow-list, enforced by the kernel (seccomp-BPF).

A guest computes, reads files, writes to its private /tmp and starts threads. It starts no process, opens no
socket and signals nobody but itself. `seccomp.json` gives the numbers of each architecture.

Source: Linux kernel documentation, "Seccomp BPF (SECure COMPuting with filters)".
"""

import ctypes
import errno
import functools
import json
import os
import struct
from pathlib import Path

from autograder.sandbox.libc import (
    PR_CAPBSET_READ,
    PR_GET_DUMPABLE,
    PR_GET_NAME,
    PR_GET_NO_NEW_PRIVS,
    PR_SET_NAME,
    PR_SET_NO_NEW_PRIVS,
    PR_SET_SECCOMP,
    PR_SET_VMA,
    libc,
    prctl,
)

ALLOWED = """
    read write readv writev pread64 pwrite64 preadv pwritev preadv2 pwritev2 lseek close close_range
    dup dup2 dup3 fcntl flock fsync fdatasync open openat openat2 creat access faccessat faccessat2
    stat lstat fstat newfstatat statx statfs fstatfs readlink readlinkat getdents getdents64 getcwd chdir fchdir
    mkdir mkdirat rmdir unlink unlinkat rename renameat renameat2 link linkat symlink symlinkat umask
    truncate ftruncate fallocate fadvise64 copy_file_range sendfile
    mmap munmap mprotect mremap madvise brk mincore msync mlock munlock membarrier
    mbind get_mempolicy set_mempolicy
    futex futex_waitv set_robust_list get_robust_list rseq set_tid_address
    gettid getpid getppid getpgrp getpgid getsid getuid geteuid getgid getegid getgroups getresuid getresgid
    sched_yield sched_getaffinity sched_setaffinity sched_getparam sched_getscheduler
    sched_get_priority_max sched_get_priority_min getpriority getcpu
    clock_gettime clock_getres clock_nanosleep nanosleep gettimeofday time times
    getrusage getrlimit uname sysinfo getrandom
    rt_sigaction rt_sigprocmask rt_sigreturn rt_sigpending rt_sigtimedwait rt_sigsuspend sigaltstack
    alarm setitimer getitimer timer_create timer_settime timer_gettime timer_delete
    timerfd_create timerfd_settime timerfd_gettime
    poll ppoll select pselect6 epoll_create epoll_create1 epoll_ctl epoll_wait epoll_pwait epoll_pwait2
    eventfd eventfd2 pipe pipe2 recvmsg sendmsg recvfrom sendto shutdown getsockname getpeername
    getsockopt setsockopt exit exit_group wait4 waitid restart_syscall arch_prctl
""".split()

# Landlock does not mediate these, and libraries call them on files of their own: nothing happens, successfully.
PRETENDED = """
    chmod fchmod fchmodat chown fchown lchown fchownat utimensat utime utimes futimesat
    setxattr lsetxattr fsetxattr removexattr
""".split()

# Callers of these fall back to an older call, or do without, where the kernel says that there is no such thing.
ABSENT = ["clone3"]

PRCTL_ALLOWED = (PR_GET_DUMPABLE, PR_SET_NAME, PR_GET_NAME, PR_CAPBSET_READ, PR_GET_NO_NEW_PRIVS, PR_SET_VMA)
IOCTL_ALLOWED = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)  # is it a terminal, its size, bytes ready, flags
CLONE_NAMESPACES = 0x7E020000
CLONE_THREAD = 0x10000
AF_UNIX = 1

# Read on import: a confined guest cannot see this folder.
_NUMBERS: dict[str, dict[str, int]] = json.loads(Path(__file__).with_suffix(".json").read_text("utf-8"))
_AUDIT_ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_LOAD, _JUMP_EQUAL, _JUMP_GREATER_EQUAL, _JUMP_ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16
_ALLOW, _KILL = 0x7FFF0000, 0x80000000
_X32_BIT = 0x40000000
_FILTER_MODE = 2


def restrict_system_calls() -> None:
    """Enforce the allow-list on this process and its threads, for good.

    Raises:
        OSError: The kernel refuses, or the architecture is unknown.
    """
    program = _program(os.getpid())
    buffer = ctypes.create_string_buffer(program, len(program))
    filter_program = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(buffer))
    prctl(PR_SET_NO_NEW_PRIVS, 1)
    if libc.prctl(PR_SET_SECCOMP, _FILTER_MODE, ctypes.c_char_p(filter_program), 0, 0) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"seccomp: {os.strerror(number)}")


@functools.cache
def compile_rules() -> bytes:
    """Return the part of the program that is the same for every process; it takes some milliseconds once.

    Raises:
        OSError: The architecture is unknown.
    """
    machine = os.uname().machine
    lines = [
        _instruction(_LOAD, _ARCHITECTURE),
        _instruction(_JUMP_EQUAL, _audit_architecture(), 1, 0),
        _instruction(_RETURN, _KILL),
        _instruction(_LOAD, _NUMBER),
    ]
    if machine == "x86_64":
        lines += [_instruction(_JUMP_GREATER_EQUAL, _X32_BIT, 0, 1), _instruction(_RETURN, _KILL)]

    rules = {name: [_instruction(_RETURN, _ALLOW)] for name in ALLOWED}
    rules |= {name: [_instruction(_RETURN, _fail(0))] for name in PRETENDED}
    rules |= {name: [_instruction(_RETURN, _fail(errno.ENOSYS))] for name in ABSENT}
    rules |= {
        "clone": _threads_only(),
        "prctl": _where_argument_is(0, PRCTL_ALLOWED),
        "ioctl": _where_argument_is(1, IOCTL_ALLOWED, otherwise=errno.ENOTTY),
        "socketpair": _where_argument_is(0, [AF_UNIX]),
        "prlimit64": _where_argument_is(2, [0]),  # a null "new limit": asking is allowed, changing is not
    }
    return b"".join([*lines, _by_number(rules)])


def _program(pid: int) -> bytes:
    signals = {name: _where_argument_is(0, [pid]) for name in ("kill", "tgkill")}
    return compile_rules() + _by_number(signals) + _instruction(_RETURN, _fail(errno.EPERM))


def _by_number(rules: dict[str, list[bytes]]) -> bytes:
    numbers = _NUMBERS[os.uname().machine]
    parts = [
        part
        for name, rule in rules.items()
        if name in numbers
        for part in (_instruction(_JUMP_EQUAL, numbers[name], 0, len(rule)), *rule)
    ]
    return b"".join(parts)


def _audit_architecture() -> int:
    machine = os.uname().machine
    if machine not in _AUDIT_ARCHITECTURES:
        raise OSError(errno.ENOSYS, f"no table of system calls for {machine}")
    return _AUDIT_ARCHITECTURES[machine]


def _instruction(code: int, operand: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("HBBI", code, if_true, if_false, operand)


def _fail(error_number: int) -> int:
    return 0x00050000 | error_number


def _where_argument_is(index: int, values: tuple[int, ...] | list[int], otherwise: int = errno.EPERM) -> list[bytes]:
    low_half = _FIRST_ARGUMENT + 8 * index
    rule = [_instruction(_LOAD, low_half)]
    for value in values:
        rule += [_instruction(_JUMP_EQUAL, value, 0, 1), _instruction(_RETURN, _ALLOW)]
    return [*rule, _instruction(_RETURN, _fail(otherwise))]


def _threads_only() -> list[bytes]:
    return [
        _instruction(_LOAD, _FIRST_ARGUMENT),
        _instruction(_JUMP_ANY_BIT, CLONE_NAMESPACES, 0, 1),
        _instruction(_RETURN, _fail(errno.EPERM)),
        _instruction(_JUMP_ANY_BIT, CLONE_THREAD, 0, 1),
        _instruction(_RETURN, _ALLOW),
        _instruction(_RETURN, _fail(errno.EAGAIN)),
    ]
