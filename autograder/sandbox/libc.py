"""The few calls of the C library that Python's own modules do not offer."""

import ctypes
import os

# Options of prctl(2), by their names in linux/prctl.h.
PR_SET_PDEATHSIG = 1
PR_GET_DUMPABLE, PR_SET_DUMPABLE = 3, 4
PR_SET_KEEPCAPS = 8
PR_SET_NAME, PR_GET_NAME = 15, 16
PR_SET_SECCOMP = 22
PR_CAPBSET_READ, PR_CAPBSET_DROP = 23, 24
PR_SET_NO_NEW_PRIVS, PR_GET_NO_NEW_PRIVS = 38, 39
PR_CAP_AMBIENT = 47
PR_SET_VMA = 0x53564D41  # a name for a region of memory

M_MMAP_THRESHOLD = -3  # of mallopt(3), by its name in malloc.h

libc = ctypes.CDLL(None, use_errno=True)


def check(result: int, what: str) -> int:
    """Return a system call's result, or raise the OSError that it reports.

    Raises:
        OSError: The result is negative; the message names `what` was tried.
    """
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return result


def prctl(option: int, argument: int = 0, second: int = 0) -> int:
    """Call prctl(2) with up to two arguments.

    Raises:
        OSError: The kernel refuses.
    """
    words = [ctypes.c_ulong(word) for word in (option, argument, second, 0, 0)]
    return check(libc.prctl(*words), f"prctl {option}")


def syscall(number: int, *arguments: object, what: str) -> int:
    """Make a system call that the C library has no function for; arguments are ctypes values.

    Raises:
        OSError: The kernel refuses; the message names `what` was tried.
    """
    return check(libc.syscall(ctypes.c_long(number), *arguments), what)


def return_large_blocks(size: int) -> None:
    """Have this process return freed memory to the system at once, in blocks of so many bytes and more.

    By default glibc keeps what it takes to be needed again: up to 32 MiB of each size.
    """
    if hasattr(libc, "mallopt"):
        libc.mallopt(M_MMAP_THRESHOLD, size)
