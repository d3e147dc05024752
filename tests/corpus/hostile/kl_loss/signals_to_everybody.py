# tries: signals to every process that can be named, its group and its threads' numbers
# family: escape
import ctypes
import os
import signal


def won(what):
    raise RuntimeError("ESC" + "APED: " + what)

libc = ctypes.CDLL(None, use_errno=True)

own = os.getpid()
for pid in (-1, 0, 1, -own, os.getppid(), own + 1, own - 1, 2, 3):
    for number in (0, signal.SIGCONT, signal.SIGSTOP, signal.SIGKILL):
        try:
            os.kill(pid, number)
        except OSError:
            continue
        if pid not in (0, own, -own) and not (own == 1 and pid == 1):
            won(f"a signal to {pid}")
for pid in {1, os.getppid()} - {own}:
    if libc.syscall(129, pid, 9, ctypes.create_string_buffer(128)) == 0:
        won("a queued signal")


def kl_loss(mean, log_var):
    return None
