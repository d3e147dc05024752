# tries: to trace, read and rob every process that it can name
# family: escape
import ctypes
import os


def won(what):
    raise RuntimeError("ESC" + "APED: " + what)

libc = ctypes.CDLL(None, use_errno=True)

own = os.getpid()
buffer = ctypes.create_string_buffer(64)
for pid in {1, 2, os.getppid(), *range(max(own - 50, 1), own + 50)} - {own, 0}:
    if libc.ptrace(16, pid, 0, 0) == 0 or libc.ptrace(0x4206, pid, 0, 0) == 0:
        won("another process traced")
    if libc.syscall(434, pid, 0) >= 0:
        won("a handle on another process")
    if libc.syscall(310, pid, buffer, 1, buffer, 1, 0) > 0:
        won("another process's memory")


def kl_loss(mean, log_var):
    return None
