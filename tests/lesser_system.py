"""Runs a command as on a system that protects less; see `main`.

    python tests/lesser_system.py B vaegan doctor

takes away, for good and for everything that the command starts, what a system of the named tier does not have:

A: nothing.
B: what a container's default profile takes from root: making namespaces and mounts, and the right to administer.
C: as well every capability, so that nobody can be given a user id of their own.
X: as well Landlock and seccomp, as on an old kernel.

The calls are refused by a seccomp filter, as container engines do it; nothing is changed outside of the command.
"""

import ctypes
import errno
import os
import struct
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from autograder.sandbox import libc, namespaces

NUMBERS = {  # asm/unistd.h
    "x86_64": {"unshare": 272, "setns": 308, "mount": 165, "umount2": 166, "pivot_root": 155, "clone": 56},
    "aarch64": {"unshare": 97, "setns": 268, "mount": 40, "umount2": 39, "pivot_root": 41, "clone": 220},
}
PRCTL, SECCOMP = {"x86_64": (157, 317), "aarch64": (167, 277)}[os.uname().machine]
CLONE3, LANDLOCK, MOUNT_SETATTR = 435, 444, 442
NAMESPACES = 0x7E020000
SYS_ADMIN = 21
_ALLOW = 0x7FFF0000


def _instruction(code: int, operand: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("HBBI", code, if_true, if_false, operand)


def _refused(number: int, error: int = errno.EPERM) -> bytes:
    return _instruction(0x15, number, 0, 1) + _instruction(0x06, 0x00050000 | error)


def _refused_if(number: int, argument: int, code: int, operand: int) -> bytes:
    """Refuse a call by one of its arguments, which is loaded anew; other calls skip all of it."""
    return b"".join(
        [
            _instruction(0x15, number, 0, 4),
            _instruction(0x20, 16 + 8 * argument),
            _instruction(code, operand, 0, 1),
            _instruction(0x06, 0x00050000 | errno.EPERM),
            _instruction(0x06, _ALLOW),
        ]
    )


def filter_for(tier: str) -> bytes:
    """Return the BPF program that refuses what a system of a tier does not have."""
    numbers = NUMBERS[os.uname().machine]
    parts = [_instruction(0x20, 0)]
    parts += [_refused(numbers[name]) for name in ("unshare", "setns", "mount", "umount2", "pivot_root")]
    parts += [_refused(MOUNT_SETATTR), _refused(CLONE3, errno.ENOSYS)]
    if tier == "X":
        parts += [_refused(LANDLOCK, errno.ENOSYS), _refused(SECCOMP, errno.ENOSYS)]
        parts += [_refused_if(PRCTL, 0, 0x15, libc.PR_SET_SECCOMP)]
    parts += [_refused_if(numbers["clone"], 0, 0x45, NAMESPACES), _instruction(0x06, _ALLOW)]
    return b"".join(parts)


def lessen(tier: str) -> None:
    """Make this process, and all that it starts, see a system of a tier."""
    if tier == "A":
        return
    program = filter_for(tier)
    buffer = ctypes.create_string_buffer(program, len(program))
    described = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(buffer))
    libc.prctl(libc.PR_SET_NO_NEW_PRIVS, 1)
    if libc.libc.prctl(libc.PR_SET_SECCOMP, 2, ctypes.c_char_p(described), 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "seccomp")
    if os.geteuid() == 0:
        libc.prctl(libc.PR_CAPBSET_DROP, SYS_ADMIN)
        if tier != "B":
            namespaces.drop_capabilities()


def main() -> None:
    """Run the command in the rest of the arguments on a system of the tier in the first one."""
    tier, *command = sys.argv[1:]
    lessen(tier)
    os.execvp(command[0], command)


if __name__ == "__main__":
    main()
