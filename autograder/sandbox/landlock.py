"""The files that a guest may open: an allow-list of folders, enforced by the kernel (Landlock).

Landlock needs no privilege and cannot be undone by the process it restricts. It does not cover chmod, utime and
stat; `seccomp` and the private mounts do.

Source: Linux kernel documentation, "Landlock: unprivileged access control".
"""

import ctypes
import os
import stat
import struct
from collections.abc import Iterable
from pathlib import Path

from autograder.sandbox.libc import PR_SET_NO_NEW_PRIVS, prctl, syscall

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446

# Access rights of linux/landlock.h, bit by bit.
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_MAKE_CHAR, _MAKE_SOCK, _MAKE_FIFO, _MAKE_BLOCK = 1 << 6, 1 << 9, 1 << 10, 1 << 11
_TRUNCATE, _IOCTL_DEV = 1 << 14, 1 << 15
_NEVER = _EXECUTE | _MAKE_CHAR | _MAKE_SOCK | _MAKE_FIFO | _MAKE_BLOCK | _IOCTL_DEV


def version() -> int:
    """Return the kernel's Landlock version.

    Raises:
        OSError: The kernel has none.
    """
    return syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(1), what="Landlock")


def restrict_files(read_only: Iterable[str], writable: Iterable[str]) -> None:
    """Let this process open nothing but these files and folders, for good; missing ones are passed over.

    Raises:
        OSError: The kernel has no Landlock, or refuses.
    """
    abi = version()
    known = (1 << 13) - 1
    for since, right in ((2, 1 << 13), (3, _TRUNCATE), (5, _IOCTL_DEV)):
        known |= right if abi >= since else 0
    network = 0b11 if abi >= 4 else 0  # no TCP bind or connect
    scope = 0b11 if abi >= 6 else 0  # no abstract sockets of, and no signals to, processes outside
    size = 8 if abi < 4 else 16 if abi < 6 else 24
    attributes = struct.pack("QQQ", known, network, scope)
    ruleset = syscall(_CREATE_RULESET, attributes, ctypes.c_size_t(size), ctypes.c_uint32(0), what="Landlock ruleset")
    try:
        for path in read_only:
            _allow(ruleset, path, _READ_FILE | _READ_DIR)
        for path in writable:
            _allow(ruleset, path, known & ~_NEVER)
        prctl(PR_SET_NO_NEW_PRIVS, 1)
        syscall(_RESTRICT_SELF, ruleset, ctypes.c_uint32(0), what="Landlock")
    finally:
        os.close(ruleset)


def _allow(ruleset: int, path: str, rights: int) -> None:
    if not Path(path).exists():
        return
    descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        if not stat.S_ISDIR(os.fstat(descriptor).st_mode):
            rights &= _READ_FILE | _WRITE_FILE | _TRUNCATE
        rule = struct.pack("=Qi", rights, descriptor)
        syscall(_ADD_RULE, ruleset, 1, rule, ctypes.c_uint32(0), what=f"Landlock rule for {path}")
    finally:
        os.close(descriptor)
